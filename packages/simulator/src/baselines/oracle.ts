import { lambdaPrices } from "@serverless-autoscaler/scaling-core";
import type { Policy } from "../controller.js";
import type { SimulationOptions } from "../options.js";
import { traceEndMs } from "../trace/trace.js";
import { cheapestLevels, type LevelPrices } from "./cheapest-levels.js";
import { LevelDemands } from "./level-demand.js";

const minuteMs = 60_000;
/** Dear enough that no amount of holding is saved for one cold start: a GB held for ten years. */
const prohibitiveUsd = 1300;

/**
 * Knows every request that will come, and when it ends: a limit to compare with.
 *
 * The load is split into levels of concurrency (`LevelDemands`), and a shortest path says when holding is worth its
 * price (`cheapestLevels`). It decides in windows just longer than the spin-up, because an allocation that is pending
 * cannot be added to.
 *
 * - Given the worth of a cold start, each level is decided for alone and the levels held are counted. That is right for
 *   peaks shorter than the keep-alive: while provisioned environments take the load from below, the on-demand ones below
 *   the peak stay warm and are there again when the peak is over. Held for longer, those expire, and the plan brings
 *   about cold starts that it did not count.
 * - For no cold starts at all every request must find a provisioned environment free: the levels are decided for
 *   together, without counting on anything that on-demand keeps warm.
 *
 * @param coldStartUsd what a cold start is worth; USD >= 0: 0 gives the least cost, "zero" no cold starts at least cost
 */
export function oracle(coldStartUsd: number | "zero"): Policy {
  return {
    kind: "clairvoyant",
    name: coldStartUsd === 0 ? "oracle" : `oracle:${coldStartUsd}`,
    create: ({ options, originMs }, trace) => {
      const spinUpMs = options.spinUpSeconds * 1000;
      const windowMs = (Math.floor(spinUpMs / minuteMs) + 1) * minuteMs;
      const count = Math.ceil((traceEndMs(trace) - originMs) / windowMs);
      const { levels } = new LevelDemands(trace, options, originMs, { firstMs: spinUpMs, lengthMs: windowMs, count });
      const prices = levelPrices(options, windowMs, coldStartUsd === "zero" ? prohibitiveUsd : coldStartUsd);
      const capacity =
        coldStartUsd === "zero"
          ? cheapestLevels(levels, count, prices)
          : sumOf(levels.map((level) => cheapestLevels([level], count, prices)));
      return {
        tickSeconds: stepMs(spinUpMs, windowMs) / 1000,
        decide({ atMs, requested }) {
          const sinceMs = atMs - originMs;
          const wanted = capacity[Math.floor(sinceMs / windowMs)] ?? 0;
          // More is asked for a spin-up before its window, less is given back when the window before has ended.
          if (sinceMs % windowMs === 0 && wanted > requested) return wanted;
          const current = capacity[Math.floor((sinceMs - spinUpMs) / windowMs)] ?? 0;
          return (sinceMs - spinUpMs) % windowMs === 0 && current < requested ? current : undefined;
        },
      };
    },
  };
}

function levelPrices(options: SimulationOptions, windowMs: number, coldStartUsd: number): LevelPrices {
  const { onDemandGbSecond, provisionedGbSecond, provisionedDurationGbSecond } = lambdaPrices.x86_64;
  const perMs = (gbSecond: number) => (gbSecond * options.memoryMb) / 1024 / 1000;
  return {
    onDemandPerMs: perMs(onDemandGbSecond),
    provisionedPerMs: perMs(provisionedGbSecond),
    provisionedDurationPerMs: perMs(provisionedDurationGbSecond),
    coldStart: coldStartUsd + options.coldStartMs * perMs(onDemandGbSecond),
    windowMs,
    spinUpMs: options.spinUpSeconds * 1000,
    quantumMs: options.billingQuantumSeconds * 1000,
  };
}

function sumOf(plans: readonly Uint16Array[]): Uint16Array {
  const sum = new Uint16Array(plans[0]?.length ?? 0);
  for (const plan of plans) for (const [window, held] of plan.entries()) sum[window] = (sum[window] as number) + held;
  return sum;
}

/** The longest step that meets both the starts of the windows and the instants a spin-up later. */
function stepMs(spinUpMs: number, windowMs: number): number {
  return spinUpMs === 0 ? windowMs : stepMs(windowMs % spinUpMs, spinUpMs);
}
