import type { FunctionConfiguration } from "./function-configuration.js";
import type { Invocation } from "./invocation.js";
import { startLambda } from "./start-lambda.js";

/** A function and the events to send to it, one after the other, in one execution environment. */
export interface LambdaRun extends FunctionConfiguration {
  readonly events: readonly unknown[];
}

/** What the run came to. */
export interface LambdaRunResult {
  /** One result an event, in order. */
  readonly invocations: readonly Invocation[];
  /** The first cold start; null without events. */
  readonly initMs: number | null;
  /** Largest resident set of all invocations; null when none could tell. */
  readonly peakMemoryMb: number | null;
}

/**
 * Starts a built function as Lambda does, sends the events, stops it. See {@link startLambda}.
 *
 * @example
 * const run = await runInLambda({ directory: "dist/lambda", handler: "lambda.handler", environment: {}, events: [{}] });
 */
export async function runInLambda({ events, ...configuration }: LambdaRun): Promise<LambdaRunResult> {
  const lambda = await startLambda(configuration);
  const invocations: Invocation[] = [];
  try {
    for (const event of events) invocations.push(await lambda.invoke(event));
  } finally {
    await lambda.stop();
  }
  const peaks = invocations.flatMap(({ peakMemoryMb }) => (peakMemoryMb === null ? [] : [peakMemoryMb]));
  return {
    invocations,
    initMs: invocations[0]?.initMs ?? null,
    peakMemoryMb: peaks.length === 0 ? null : Math.max(...peaks),
  };
}
