import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import {
  cloudWatchSignals,
  controlPlaneLimiter,
  discoverTagged,
  dynamoHistory,
  dynamoMemory,
  dynamoPolicySource,
  lambdaProvisioned,
  lambdaReserved,
} from "@serverless-autoscaler/adapter-aws";
import { parsePolicyFile } from "@serverless-autoscaler/scaling-config";
import { type Ports, type TickResult, tick, tickDefaults } from "@serverless-autoscaler/scaling-core";
import type { Environment } from "./environment.js";
import { recorder } from "./recorder.js";
import { targetsOf } from "./targets.js";

/** Of AWS's 15 control-plane requests a second for the whole account, three are left to everybody else. */
const CONTROL_PLANE_PER_SECOND = 12;

/** A table that does not answer must not hold a tick up: the SDK alone would wait for ever. */
const TABLE_TIMEOUTS = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true };

export interface Scaler {
  /** One tick. @param deadlineMs what is left of it; ms */
  run(deadlineMs: number): Promise<TickResult>;
}

export type WriteLine = (line: string) => void;

/** Wires the adapters into `tick`; everything that lives longer than an invocation is made here, once. */
export function createScaler(environment: Environment, writeLine: WriteLine): Scaler {
  const { table, stage, mode, functionName } = environment;
  const clock = { now: Date.now };
  const warn = (message: string, fields: object): void =>
    writeLine(JSON.stringify({ level: "warn", message, stage, ...fields }));

  const dynamo = new DynamoDBClient({ requestHandler: TABLE_TIMEOUTS });
  const lambda = new LambdaClient({});
  lambda.middlewareStack.use(controlPlaneLimiter({ perSecond: CONTROL_PLANE_PER_SECOND }));
  const history = dynamoHistory(dynamo, { table });
  const policy = dynamoPolicySource(dynamo, { table, parse: (value, source) => parsePolicyFile(value, { source }) });
  const discovery = environment.discovery ? discoverTagged({}, { clock }) : undefined;
  const ports: Ports = {
    clock,
    signals: cloudWatchSignals(new CloudWatchClient({}), { heartbeatFunction: functionName }),
    actuators: { "lambda-provisioned": lambdaProvisioned(lambda), "lambda-reserved": lambdaReserved(lambda) },
    memory: dynamoMemory(dynamo, { table, clock, report: (problem) => warn("memory", problem) }),
    recorder: recorder({ stage, writeLine, remember: (records) => history.append(records) }),
  };

  return {
    async run(deadlineMs) {
      const deadline = AbortSignal.timeout(deadlineMs);
      const deadlineAt = clock.now() + deadlineMs;
      const targets = await targetsOf(policy, discovery, deadline, warn);
      return tick(ports, {
        ...tickDefaults,
        targets,
        mode: mode === "active" ? "active" : "dryRun",
        deadline,
        deadlineAt,
      });
    },
  };
}
