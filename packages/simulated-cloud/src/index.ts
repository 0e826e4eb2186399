export { type ClockLine, HeldClock, type RegionClock, RunningClock } from "./clock/region-clock.js";
export { SimulatedCloud } from "./cloud/simulated-cloud.js";
export type { FunctionBehaviour, SimulatedFunction } from "./cloud/simulated-function.js";
export { SimulatedCloudError } from "./errors.js";
export { type SimulatedAws, type SimulatedAwsOptions, startSimulatedAws } from "./start-simulated-aws.js";
