export { type AthenaIo, type AthenaOptions, analyzeOnAthena } from "./analyze-on-athena.js";
export { AthenaQueryError, ScanLimitError } from "./errors.js";
export type { ScanEstimate } from "./scan-estimate.js";
