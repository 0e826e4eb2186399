import { InvalidInputError } from "../errors.js";
import type { SimulationOptions } from "../options.js";
import { poissonQuantile } from "../random/poisson-quantile.js";
import { Xoshiro128 } from "../random/xoshiro128.js";
import type { Trace } from "./trace.js";

const minutesPerDay = 1440;
/** A Monday, so that the week looks like one. */
const mondayMs = Date.UTC(2026, 0, 5);

/** The function of the demonstration: a second of work or two on one vCPU, 1.8 s to start. Peak about 70 executions. */
export const demoOptions: Partial<SimulationOptions> = {
  durationMs: 2000,
  durationCv: 0.8,
  coldStartMs: 1800,
  coldStartCv: 0.3,
  memoryMb: 1769,
};

/** Requests per minute at the top of an ordinary working day. */
const dayPeak = 600;
const nightShare = 0.08;
const weekendShare = 0.5;
/** A report every hour: so many requests in the first minute. */
const hourlyJob = 150;
/** A batch at 02:30 UTC: so many requests a minute for a quarter of an hour. */
const nightlyBatch = { fromMinute: 150, minutes: 15, perMinute: 330 };
/** A crowd comes within six minutes, and half of it has left after a quarter of an hour. */
const crowd = { riseMinutes: 6, halfLifeMinutes: 15 };
/** Thursday, 19:40 UTC. */
const bigCrowd = { fromMinute: 3 * minutesPerDay + 1180, perMinute: 1350 };

/**
 * A week that nobody has seen but everybody knows: a daily rhythm with a lunch dip and quiet weekends, an hourly timer,
 * a nightly batch, a flash crowd on Thursday evening, a smaller one a day at a random hour, and noise (a slow drift of
 * some 8 %, Poisson counts). Made here, so that it may be shipped and every figure in the documentation can be repeated.
 *
 * @param seed which week; integer. The same seed gives the same bytes
 * @param days how many; whole, >= 1
 * @throws {InvalidInputError} when `days` is not a whole number >= 1
 */
export function generateDemoTrace({ seed, days }: { readonly seed: number; readonly days: number }): Trace {
  if (!Number.isInteger(days) || days < 1) {
    throw new InvalidInputError({ where: "days", value: String(days), expected: "a whole number >= 1" });
  }
  const random = new Xoshiro128(seed, 5);
  const crowds = [bigCrowd];
  for (let day = 0; day < days; day += 1) {
    const fromMinute = day * minutesPerDay + Math.floor(random.next() * minutesPerDay);
    crowds.push({ fromMinute, perMinute: 150 + 350 * random.next() });
  }
  let drift = 0;
  const counts = new Float64Array(days * minutesPerDay);
  for (let minute = 0; minute < counts.length; minute += 1) {
    // First-order autoregression with a memory of half an hour; twelve uniforms less six are nearly normal.
    let normal = -6;
    for (let draw = 0; draw < 12; draw += 1) normal += random.next();
    drift = (1 - 1 / 30) * drift + 0.08 * Math.sqrt(2 / 30) * normal;
    let rate = dayPeak * rhythm(minute) * Math.exp(drift) + timers(minute);
    for (const { fromMinute, perMinute } of crowds) rate += perMinute * crowdShape(minute - fromMinute);
    counts[minute] = poissonQuantile(rate, random.next());
  }
  return { name: "demo", startMs: mondayMs, binMs: 60_000, counts };
}

/** Share of the working day's peak: up at seven, a dip at half past twelve, down after six, a small evening. */
function rhythm(minute: number): number {
  const hour = (minute % minutesPerDay) / 60;
  const hump = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
  const day = nightShare + (1 - nightShare) * Math.min(1, hump(10.6, 2.4) + hump(15.2, 2.8) + 0.35 * hump(20.2, 1.8));
  const weekday = Math.floor(minute / minutesPerDay) % 7;
  return day * (weekday >= 5 ? weekendShare : 1);
}

function timers(minute: number): number {
  const ofDay = minute % minutesPerDay;
  const { fromMinute, minutes, perMinute } = nightlyBatch;
  const batch = ofDay >= fromMinute && ofDay < fromMinute + minutes ? perMinute : 0;
  return batch + (ofDay % 60 === 0 ? hourlyJob : 0);
}

function crowdShape(since: number): number {
  if (since < 0) return 0;
  if (since < crowd.riseMinutes) return (since + 1) / crowd.riseMinutes;
  return 2 ** (-(since - crowd.riseMinutes) / crowd.halfLifeMinutes);
}
