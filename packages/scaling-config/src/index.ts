export { canonicalJson } from "./canonical-json.js";
export { resolveDiscovered, type TaggedFunction } from "./discovered.js";
export { describeProblem, PolicyFileError, type PolicyProblem } from "./errors.js";
export { type PolicyFile, parsePolicyFile } from "./parse.js";
