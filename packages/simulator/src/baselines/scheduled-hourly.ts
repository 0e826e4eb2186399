import type { ControlView, Policy, Setting } from "../controller.js";
import type { MinuteSeries } from "../metrics/minute-series.js";

const percentile = 0.95;
const tickSeconds = 60;
const hourMs = 3_600_000;
const hoursPerDay = 24;

/**
 * A schedule by the hour of day (UTC): the 95th percentile of the minutes' highest concurrency in that hour, learnt on
 * the training part and then left alone. Before the training part ends it does nothing.
 *
 * The next hour's capacity is asked for early enough to be ready when the hour begins; the old one is kept until then.
 */
export const scheduledHourly: Policy = {
  kind: "causal",
  name: "scheduled-hourly",
  create: ({ options, trainEndMs }: Setting) => {
    const leadMs = (options.spinUpSeconds + tickSeconds) * 1000;
    let schedule: readonly number[] | undefined;
    return {
      tickSeconds,
      decide({ atMs, minutes }: ControlView) {
        if (atMs < trainEndMs) return undefined;
        schedule ??= learn(minutes);
        return Math.max(schedule[hourOf(atMs)] as number, schedule[hourOf(atMs + leadMs)] as number);
      },
    };
  },
};

function learn(minutes: MinuteSeries): readonly number[] {
  const seen: number[][] = Array.from({ length: hoursPerDay }, () => []);
  for (let minute = 0; minute < minutes.length; minute += 1) {
    seen[hourOf(minutes.originMs + minute * 60_000)]?.push(minutes.concurrencyMax[minute] as number);
  }
  return seen.map((peaks) => peaks.sort((a, b) => a - b)[Math.ceil(percentile * peaks.length) - 1] ?? 0);
}

const hourOf = (atMs: number): number => Math.floor(atMs / hourMs) % hoursPerDay;
