import type { History } from "./history.js";
import type { Horizon } from "./horizon.js";
import { LEVELS, thresholds } from "./levels.js";
import { RATES, type Tracker } from "./tracker.js";

/** Periods at which traffic is compared with itself; minutes. Which of them says anything is learnt. */
const PERIODS = [10, 15, 20, 30, 60, 120, 1440, 10_080] as const;
const PERIODS_BACK = 3;

/** Number of contexts a level can be in, by kind of context. */
const contextSizes: readonly number[] = [
  LEVELS * 32, // age of the level itself
  24 * 9, // against the mean of the last minutes, in standard deviations
  40 * 9, // against the highest of 3 minutes
  40 * 6, // against the highest of half an hour
  ...Array.from({ length: RATES }, () => 12 * 6),
  ...PERIODS.map(() => 2 ** PERIODS_BACK * 6),
  24 * 3, // against the mean that the day before suggests
  8 * 4 * 6, // use around this time of day and of week
  64, // pattern of use in the last half hour
];
export const CONTEXTS: number = contextSizes.length;

/** Where the contexts of each kind begin in a table that holds them all. */
const contextOffsets: readonly number[] = contextSizes.map((_, kind) =>
  contextSizes.slice(0, kind).reduce((sum, size) => sum + size, 0),
);
export const CONTEXT_TOTAL: number = contextSizes.reduce((sum, size) => sum + size, 0);

/** Age classes that pick the weights of the mixture. */
export const AGE_CLASSES = 6;

/** The context of each kind that each level is in: a row of CONTEXTS a level, and the class of its age. */
export interface Contexts {
  readonly of: Uint16Array;
  readonly ageClass: Uint8Array;
}

export const emptyContexts = (): Contexts => ({
  of: new Uint16Array(LEVELS * CONTEXTS),
  ageClass: new Uint8Array(LEVELS),
});

/** Finds the contexts of the levels 1..top as of the minute `now`, up to which `tracker` has seen. */
export function fillContexts(
  contexts: Contexts,
  history: History,
  tracker: Tracker,
  now: number,
  top: number,
  horizon: Horizon,
): void {
  const mean3 = history.average(now - 2, now);
  const mean15 = history.average(now - 14, now);
  const high3 = history.highest(now - 2, now);
  const high30 = history.highest(now - 29, now);
  const ratio = (mean3 + 0.3) / (mean15 + 0.3);
  const trend = ratio < 0.8 ? 0 : ratio < 1.25 ? 1 : 2;
  const size = mean3 < 0.5 ? 0 : mean3 < 4 ? 1 : 2;
  const shape = size * 3 + trend;
  const seasonal = seasonalMean(history, now, mean15);
  const recent = RECENT.map(([from, until]) => history.highest(now - from, now - until));
  const lagged = PERIODS.map((period) => laggedHighs(history, now, period, horizon));
  const day = around(history, now + horizon.aheadFirst + 2 - 1440);
  const week = around(history, now + horizon.aheadFirst + 2 - 10_080);

  for (let level = 1; level <= top; level += 1) {
    const age = now - tracker.lastUse(level);
    const aged = classOf(age);
    const capacity = thresholds[level] as number;
    contexts.ageClass[level] = aged;
    let kind = 0;
    const put = (context: number) => {
      contexts.of[level * CONTEXTS + kind] = (contextOffsets[kind] as number) + context;
      kind += 1;
    };
    put(level * 32 + ageBin(age));
    put(zBin(capacity, mean3) * 9 + shape);
    put(clamp(level - high3 + 14, 39) * 9 + shape);
    put(clamp(level - high30 + 26, 39) * 6 + aged);
    for (let rate = 0; rate < RATES; rate += 1) put(rateBin(tracker.rate(level, rate)) * 6 + aged);
    for (const highs of lagged) put(pattern(highs, level) * 6 + aged);
    put(zBin(capacity, seasonal) * 3 + size);
    put((densityBin(day, level, 7) * 4 + densityBin(week, level, 3)) * 6 + aged);
    put(pattern(recent, level));
  }
}

/** Spans of the last half hour, in minutes before now. */
const RECENT = [
  [0, 0],
  [1, 1],
  [2, 2],
  [5, 3],
  [11, 6],
  [29, 12],
] as const;

/** Which of the spans used a level, as bits. */
function pattern(highs: readonly number[], level: number): number {
  let bits = 0;
  for (let bit = 0; bit < highs.length; bit += 1) if ((highs[bit] as number) >= level) bits |= 1 << bit;
  return bits;
}

/** Highest level of the window that is asked about, one, two and three periods before. */
function laggedHighs(history: History, now: number, period: number, horizon: Horizon): readonly number[] {
  return Array.from({ length: PERIODS_BACK }, (_, back) => {
    const from = now + horizon.aheadFirst - period * (back + 1);
    return history.highest(from, Math.min(now, from + horizon.aheadLast - horizon.aheadFirst));
  });
}

/** The highest levels of the eight times seven minutes around a minute. */
function around(history: History, centre: number): readonly number[] {
  return Array.from({ length: 8 }, (_, block) =>
    history.highest(centre + (block - 4) * 7, centre + (block - 4) * 7 + 6),
  );
}

function densityBin(levels: readonly number[], level: number, bins: number): number {
  let used = 0;
  for (const seen of levels) if (seen >= level) used += 1;
  return Math.round((bins * used) / levels.length);
}

/** The mean concurrency ahead, were the day before to repeat itself at today's level. */
function seasonalMean(history: History, now: number, mean15: number): number {
  const then = now - 1440;
  if (then - 14 < history.first) return mean15;
  const factor = (mean15 + 0.2) / (history.average(then - 14, then) + 0.2);
  return history.average(then + 1, then + 10) * Math.min(3, Math.max(1 / 3, factor));
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
const zBin = (capacity: number, mean: number) =>
  clamp(Math.floor((2 * (capacity - mean)) / Math.sqrt(mean + 0.5)) + 6, 23);

const ageEdges = [
  1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 27, 33, 40, 48, 54, 60, 70, 85, 105, 130, 180, 270, 500, 1000, 1430, 2000,
  5000, 12_000,
];
const ageBins = Uint8Array.from({ length: 12_001 }, (_, age) => ageEdges.filter((edge) => age >= edge).length);
const ageBin = (age: number) => (age > 12_000 ? 31 : (ageBins[age] as number));
const classEdges = [1, 3, 7, 30, 200];
const classes = Uint8Array.from({ length: 201 }, (_, age) => classEdges.filter((edge) => age >= edge).length);
const classOf = (age: number) => (age > 200 ? 5 : (classes[age] as number));

const rateEdges = [0.0003, 0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 0.95];
function rateBin(rate: number): number {
  let bin = 0;
  while (bin < rateEdges.length && rate >= (rateEdges[bin] as number)) bin += 1;
  return bin;
}
