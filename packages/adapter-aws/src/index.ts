export type { Controls } from "./control/controls.js";
export { type ControlScope, type ControlStore, dynamoControls } from "./control/dynamo-controls.js";
export { discoverTagged, POLICY_TAG, type TagDiscovery } from "./discovery/discover-tagged.js";
export { AdapterAwsError, PolicyItemError, TableError } from "./errors.js";
export { failureOf } from "./failure.js";
export { type DecisionHistory, dynamoHistory, type HistoryRange } from "./history/dynamo-history.js";
export { controlPlaneLimiter } from "./lambda/control-plane-limiter.js";
export { lambdaProvisioned } from "./lambda/lambda-provisioned.js";
export { lambdaReserved, setReserved } from "./lambda/lambda-reserved.js";
export { type LambdaAccount, loadAccount } from "./lambda/load-account.js";
export { type DynamoMemoryOptions, dynamoMemory } from "./memory/dynamo-memory.js";
export type { MemoryProblem, ReportProblem } from "./memory/memory-problem.js";
export {
  type DynamoPolicySourceOptions,
  dynamoPolicySource,
  type PolicyReading,
  type PolicySource,
} from "./policy/dynamo-policy-source.js";
export { type CloudWatchSignalsOptions, cloudWatchSignals } from "./signals/cloud-watch-signals.js";
