import { cloudWatchSignals, lambdaProvisioned, lambdaReserved } from "@serverless-autoscaler/adapter-aws";
import type { MemoryStore, Ports, Recorder } from "@serverless-autoscaler/scaling-core";
import type { AwsClients } from "./clients.js";

/** The ports of the control loop outside Lambda. The heartbeat is whatever series of the same call is fresh. */
export function awsPorts(
  clients: AwsClients,
  memory: MemoryStore,
  recorder: Recorder,
  heartbeatFunction?: string,
): Ports {
  return {
    clock: { now: Date.now },
    signals: cloudWatchSignals(clients.cloudWatch, { heartbeatFunction }),
    actuators: {
      "lambda-provisioned": lambdaProvisioned(clients.lambda),
      "lambda-reserved": lambdaReserved(clients.lambda),
    },
    memory,
    recorder,
  };
}
