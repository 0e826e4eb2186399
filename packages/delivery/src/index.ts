export { driftIssue } from "./comment/drift-issue.js";
export { planComment } from "./comment/plan-comment.js";
export { DeliveryError, type DeliveryErrorCode } from "./errors.js";
export { checkGate } from "./github/environment-gate.js";
export { parsePlan, type TerraformPlan } from "./plan/terraform-plan.js";
export { checkRelease, type Release, releaseOf } from "./release/manifest.js";
export { rollback } from "./release/rollback.js";
export { smoke } from "./smoke/smoke.js";
