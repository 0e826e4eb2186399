import { setTimeout as sleep } from "node:timers/promises";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { tokenBucket } from "./token-bucket.js";

type LambdaPlugin = Parameters<LambdaClient["middlewareStack"]["use"]>[0];

/** What the SDK tells its steps about the request under way. */
interface AttemptContext {
  readonly commandName?: string;
  /** Here the SDK hands the signal of `send` to its own retry step. */
  readonly __smithy_context?: { readonly abortSignal?: unknown };
}

/**
 * Lambda takes 15 requests a second over all its control-plane operations together, GetFunction apart with 100; the
 * quota cannot be raised and is shared with whoever else deploys. Source: Lambda quotas, API requests (read 2026-11).
 */
const CONTROL_PLANE_BURST = 3;
const GET_FUNCTION = { perSecond: 80, burst: 20 } as const;

/**
 * Keeps the whole tick under Lambda's control-plane quota, whoever asks: every attempt of every request takes a token,
 * retries too, because it sits behind the SDK's retry step. GetFunction has a lane of its own.
 *
 * A request whose deadline comes while it waits is not sent; it fails as any request does that was cut off.
 *
 * @param perSecond requests a second, > 0; with the burst of 3 at most 12 stay below AWS's 15
 * @example lambda.middlewareStack.use(controlPlaneLimiter({ perSecond: 12 }))
 */
export function controlPlaneLimiter({ perSecond }: { readonly perSecond: number }): LambdaPlugin {
  const controlPlane = tokenBucket({ perSecond, burst: CONTROL_PLANE_BURST });
  const getFunction = tokenBucket(GET_FUNCTION);
  return {
    applyToStack(stack) {
      stack.addRelativeTo(
        <Args, Answer>(next: (args: Args) => Promise<Answer>, context: AttemptContext) =>
          async (args: Args): Promise<Answer> => {
            const lane = context.commandName === "GetFunctionCommand" ? getFunction : controlPlane;
            const waitMs = lane.take(performance.now());
            if (waitMs > 0) await sleep(waitMs, undefined, { signal: abortSignalOf(context) });
            return next(args);
          },
        { name: "controlPlaneLimiter", relation: "after", toMiddleware: "retryMiddleware" },
      );
    },
  };
}

function abortSignalOf({ __smithy_context: inner }: AttemptContext): AbortSignal | undefined {
  return inner?.abortSignal instanceof AbortSignal ? inner.abortSignal : undefined;
}
