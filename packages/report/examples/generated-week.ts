import { regularSeries, type Series } from "@serverless-autoscaler/report";

const minuteMs = 60_000;
const minutesPerDay = 1440;

/** A week of traffic as the example shows it: daily rhythm, weekend, noise and one flash crowd. */
export interface GeneratedWeek {
  readonly startAt: number;
  readonly load: Series;
  readonly provisioned: Series;
  readonly coldStarts: Series;
  readonly changes: readonly { readonly at: number; readonly from: number; readonly to: number }[];
}

/** Made from a seed: the same week every time. */
export function generatedWeek(seed: number): GeneratedWeek {
  const startAt = Date.UTC(2026, 2, 2);
  const random = randomFrom(seed);
  const load = Array.from({ length: 7 * minutesPerDay }, (_, minute) => {
    const noise = (random() + random() + random() - 1.5) * 0.25;
    const noon = Math.sin(((minute % minutesPerDay) / minutesPerDay - 0.3) * 2 * Math.PI);
    const weekend = minute >= 5 * minutesPerDay ? 0.45 : 1;
    const crowd = minute > 3 * minutesPerDay + 1150 && minute < 3 * minutesPerDay + 1190 ? 95 : 0;
    return Math.max(0, Math.round((34 + 26 * noon) * weekend * (1 + noise) + crowd));
  });
  const levels: { at: number; value: number }[] = [];
  for (let minute = 0; minute < load.length; minute += 30) {
    const ahead = load.slice(Math.max(0, minute - 15), minute + 1);
    const value = Math.ceil(Math.max(...ahead) * 1.08);
    const before = levels.at(-1)?.value ?? -10;
    if (Math.abs(value - before) > before * 0.15) levels.push({ at: startAt + minute * minuteMs, value });
  }
  const levelAt = (at: number) => levels.findLast((level) => level.at <= at)?.value ?? 0;
  const cold = load.map((value, minute) => Math.max(0, value - levelAt(startAt + minute * minuteMs)));
  return {
    startAt,
    load: regularSeries("concurrency", startAt, minuteMs, load),
    provisioned: { label: "provisioned", at: levels.map(({ at }) => at), values: levels.map(({ value }) => value) },
    coldStarts: regularSeries("cold starts", startAt, minuteMs, cold),
    changes: levels.slice(1).map(({ at, value }, index) => ({ at, from: levels[index]?.value ?? 0, to: value })),
  };
}

/** Small generator of uniform numbers: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
