import type { Policy } from "../controller.js";
import type { SimulationOptions } from "../options.js";
import { poissonQuantile } from "../random/poisson-quantile.js";
import type { Trace } from "../trace/trace.js";

const tickSeconds = 60;
const minuteMs = 60_000;

/**
 * Knows the request rate of every future minute, not the requests: what the best possible forecast would do.
 *
 *   capacity = max over the minutes of the lead time of the (1 - eps) quantile of Poisson(rate x mean service time)
 *
 * The lead time runs from now to when the next tick's request would be ready (spin-up + tick). While an allocation is
 * pending nothing can be changed, so that a raise covers the minutes until after the next raise is ready.
 *
 * @param eps accepted probability that a minute needs more; fraction, 0 < eps < 1
 */
export function perfectForecast(eps: number): Policy {
  return {
    kind: "clairvoyant",
    name: `perfect-forecast:${eps}`,
    create: ({ options, originMs }, trace) => {
      const offered = offeredByMinute(trace, options, originMs);
      const spinUpMs = options.spinUpSeconds * 1000;
      const pendingTicksMs = Math.ceil(spinUpMs / minuteMs) * minuteMs;
      const needUntil = (fromMs: number, untilMs: number) => {
        const last = Math.min(offered.length, Math.ceil((untilMs - originMs) / minuteMs));
        let most = 0;
        for (let minute = (fromMs - originMs) / minuteMs; minute < last; minute += 1) {
          most = Math.max(most, offered[minute] as number);
        }
        return poissonQuantile(most, 1 - eps);
      };
      return {
        tickSeconds,
        decide({ atMs, requested, ready }) {
          if (requested > ready) return undefined;
          const need = needUntil(atMs, atMs + minuteMs + spinUpMs);
          return need <= requested ? need : needUntil(atMs, atMs + pendingTicksMs + spinUpMs);
        },
      };
    },
  };
}

/** Mean executions at the same time in each minute, were there no cold starts: rate x mean service time. */
function offeredByMinute(trace: Trace, options: SimulationOptions, originMs: number): Float64Array {
  const { startMs, binMs, counts } = trace;
  const minutes = Math.ceil((startMs + binMs * counts.length - originMs) / minuteMs);
  const offered = new Float64Array(minutes);
  for (const [bin, count] of counts.entries()) {
    const fromMs = startMs - originMs + bin * binMs;
    const perMs = ((count * options.scale) / binMs) * (options.durationMs / minuteMs);
    for (let minute = Math.floor(fromMs / minuteMs); minute * minuteMs < fromMs + binMs; minute += 1) {
      const overlapMs = Math.min((minute + 1) * minuteMs, fromMs + binMs) - Math.max(minute * minuteMs, fromMs);
      offered[minute] = (offered[minute] as number) + perMs * overlapMs;
    }
  }
  return offered;
}
