export { InterruptedError, InvalidLogError, type LogFault, TrafficAnalysisError } from "./errors.js";
export { type FormatName, formatNames } from "./formats/layout.js";
