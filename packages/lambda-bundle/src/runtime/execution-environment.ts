import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type CompleteConfiguration, processEnvironment } from "./function-configuration.js";
import { collectLogLines } from "./log-lines.js";
import { type Answer, startRuntimeApi, type Work } from "./runtime-api.js";

/** What came of a wait for the process: an answer, too long a wait, or its end. */
export type Outcome =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "timed-out" }
  | { readonly kind: "exited"; readonly exit: string };

/** One process that serves one invocation at a time, as Lambda's execution environment does. */
export interface ExecutionEnvironment {
  /** The init phase's result: `ready`, or why there is no environment. */
  readonly initialised: { readonly kind: "ready" } | Outcome;
  readonly initMs: number;
  /** False once the process has been killed or has ended: the next invocation needs another environment. */
  isAlive(): boolean;
  invoke(work: Work): Promise<Outcome>;
  /** What the process wrote since the last call, up to the end of the invocation (`init` for a failed init phase). */
  takeLogs(invocation: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const CLIENT = fileURLToPath(new URL("./runtime-client.mjs", import.meta.url));

/** Starts the process and waits for the end of its init phase. */
export async function startExecutionEnvironment(
  configuration: CompleteConfiguration,
  taskRoot: string,
): Promise<ExecutionEnvironment> {
  const api = await startRuntimeApi();
  const startedMs = performance.now();
  const child = spawn(process.execPath, [CLIENT], {
    cwd: taskRoot,
    env: processEnvironment(configuration, taskRoot, api.address),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const logs = collectLogLines([child.stdout, child.stderr]);
  let alive = true;
  const exited = new Promise<Outcome>((resolve) => {
    child.once("exit", (code, signal) => {
      alive = false;
      api.close();
      resolve({ kind: "exited", exit: signal === null ? `exit status ${code}` : `signal: ${signal.toLowerCase()}` });
    });
  });
  const stop = async () => {
    child.kill("SIGKILL");
    await exited;
  };

  /** Whatever ends the environment has ended it when this returns: nobody sees one that is about to die. */
  const settle = async <Success extends Outcome | { kind: "ready" }>(success: Promise<Success>, limitMs: number) => {
    const limit = timeout(limitMs);
    const outcome = await Promise.race([success, exited, limit.reached]);
    limit.cancel();
    if (outcome.kind === "timed-out") await stop();
    if (outcome.kind === "answered" && outcome.answer.environmentEnds) await exited;
    return outcome;
  };

  const firstWord = api.initialised.then((error) =>
    error === undefined ? ({ kind: "ready" } as const) : ({ kind: "answered", answer: error } as const),
  );
  const initialised = await settle(firstWord, configuration.initTimeoutMs);
  return {
    initialised,
    initMs: performance.now() - startedMs,
    isAlive: () => alive,
    invoke(work) {
      const answered = api.deliver(work).then((answer) => ({ kind: "answered", answer }) as const);
      return settle(answered, configuration.timeoutMs);
    },
    takeLogs: (invocation) => logs.takeUntil(invocation),
    stop,
  };
}

function timeout(limitMs: number): { reached: Promise<{ readonly kind: "timed-out" }>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<{ readonly kind: "timed-out" }>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "timed-out" }), limitMs);
  });
  return { reached, cancel: () => clearTimeout(timer) };
}
