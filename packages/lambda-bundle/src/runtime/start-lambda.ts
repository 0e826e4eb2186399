import { randomUUID } from "node:crypto";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { FunctionNotFoundError } from "../errors.js";
import { type ExecutionEnvironment, startExecutionEnvironment } from "./execution-environment.js";
import {
  type CompleteConfiguration,
  completeConfiguration,
  type FunctionConfiguration,
  functionArn,
} from "./function-configuration.js";
import { type Invocation, initFailure, invocationResult } from "./invocation.js";

/** A function that waits for events in an execution environment of its own. */
export interface RunningLambda {
  /** Sends one event and waits for the result. Calls at the same time wait for each other: this is one environment. */
  invoke(event: unknown): Promise<Invocation>;
  /** Ends the process and deletes its files. */
  stop(): Promise<void>;
}

/**
 * Runs a built function the way Lambda does: a process of its own that sees only its folder and its environment, and
 * answers the Lambda Runtime API. As in Lambda the first invocation starts it, later ones reuse it, and after a timeout,
 * an exit or a failed init the next one starts another.
 *
 * Unlike Lambda it neither freezes the process between invocations nor enforces the memory size, and it is Node as
 * installed here.
 *
 * @throws {FunctionNotFoundError} when the folder does not exist
 * @throws {ReservedEnvironmentError} when the environment sets what Lambda refuses
 * @example
 * const lambda = await startLambda({ directory: "dist/lambda", handler: "lambda.handler", environment: { STAGE: "local" } });
 * const { status, payload } = await lambda.invoke({});
 * await lambda.stop();
 */
export async function startLambda(given: FunctionConfiguration): Promise<RunningLambda> {
  const configuration = completeConfiguration(given);
  const taskRoot = await installCode(configuration.directory);
  let environment: ExecutionEnvironment | undefined;
  let previous: Promise<unknown> = Promise.resolve();

  const invokeNow = async (event: unknown): Promise<Invocation> => {
    const warm = environment?.isAlive() ? environment : undefined;
    environment = warm ?? (await startExecutionEnvironment(configuration, taskRoot));
    const initMs = warm ? null : environment.initMs;
    return { ...(await invokeIn(environment, configuration, event)), initMs };
  };

  return {
    invoke(event) {
      const invocation = previous.then(() => invokeNow(event));
      previous = invocation.catch(() => undefined);
      return invocation;
    },
    async stop() {
      await environment?.stop();
      await rm(taskRoot, { recursive: true, force: true });
    },
  };
}

async function invokeIn(
  environment: ExecutionEnvironment,
  configuration: CompleteConfiguration,
  event: unknown,
): Promise<Omit<Invocation, "initMs">> {
  const { initTimeoutMs, timeoutMs } = configuration;
  const requestId = randomUUID();
  const failure = initFailure(environment.initialised, requestId, initTimeoutMs);
  if (failure) return { requestId, ...failure, logs: await environment.takeLogs("init"), durationMs: 0 };

  const startedMs = performance.now();
  const outcome = await environment.invoke({
    requestId,
    deadlineMs: Date.now() + timeoutMs,
    functionArn: functionArn(configuration),
    traceId: traceId(),
    event: JSON.stringify(event) ?? "null",
  });
  const durationMs = performance.now() - startedMs;
  const result = invocationResult(outcome, requestId, timeoutMs);
  return { requestId, ...result, logs: await environment.takeLogs(requestId), durationMs };
}

/** A copy outside the repository, as an unpacked zip would be: no node_modules in a folder above it can help out. */
async function installCode(directory: string): Promise<string> {
  const taskRoot = await realpath(await mkdtemp(join(tmpdir(), "lambda-task-")));
  try {
    await cp(directory, taskRoot, { recursive: true });
  } catch (error) {
    await rm(taskRoot, { recursive: true, force: true });
    throw new FunctionNotFoundError(
      `cannot run ${resolve(directory)}: there is no such folder. Build the function first (npm run build)`,
      { cause: error },
    );
  }
  return taskRoot;
}

/** X-Ray's form: version, epoch seconds in hex, 96 random bits. */
function traceId(): string {
  const random = randomUUID().replaceAll("-", "");
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${random.slice(0, 24)};Parent=${random.slice(16)};Sampled=0`;
}
