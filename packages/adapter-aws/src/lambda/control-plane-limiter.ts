import { setTimeout as sleep } from "node:timers/promises";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import { DeadlineError } from "../errors.js";
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
 * A request whose deadline has come fails at once with code `deadline` and is not sent.
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
            const { commandName = "a request" } = context;
            const lane = commandName === "GetFunctionCommand" ? getFunction : controlPlane;
            await turn(lane.take(performance.now()), abortSignalOf(context), commandName);
            return next(args);
          },
        { name: "controlPlaneLimiter", relation: "after", toMiddleware: "retryMiddleware" },
      );
    },
  };
}

async function turn(waitMs: number, deadline: AbortSignal | undefined, request: string): Promise<void> {
  if (deadline?.aborted) throw new DeadlineError(request);
  if (waitMs === 0) return;
  try {
    await sleep(waitMs, undefined, deadline === undefined ? {} : { signal: deadline });
  } catch (cause) {
    if (deadline?.aborted) throw new DeadlineError(request);
    throw cause;
  }
}

function abortSignalOf({ __smithy_context: inner }: AttemptContext): AbortSignal | undefined {
  return inner?.abortSignal instanceof AbortSignal ? inner.abortSignal : undefined;
}
