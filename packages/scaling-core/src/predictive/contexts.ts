import { average, type History, highest, levelAt, meanAt } from "./history.js";
import { LEVELS, thresholds } from "./levels.js";
import { RATES, type Tracker } from "./tracker.js";
import { AHEAD_FIRST, AHEAD_LAST } from "./windows.js";

/** Periods at which traffic is compared with itself; minutes. Which of them says anything is learnt. */
const PERIODS = [10, 15, 20, 30, 60, 120, 1440, 10_080] as const;
const PERIODS_BACK = 3;

/** Number of contexts a level can be in, by kind of context. */
export const contextSizes: readonly number[] = [
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
export const contextOffsets: readonly number[] = contextSizes.map((_, kind) =>
  contextSizes.slice(0, kind).reduce((sum, size) => sum + size, 0),
);
export const CONTEXT_TOTAL: number = contextSizes.reduce((sum, size) => sum + size, 0);

/** Age classes that pick the weights of the mixture. */
export const AGE_CLASSES = 6;

/**
 * Fills `out` with the context of each kind, a row of CONTEXTS a level, as of `now`; `first` is the oldest minute known.
 */
export function contextsAt(
  history: History,
  tracker: Tracker,
  now: number,
  first: number,
  top: number,
  out: Uint16Array,
  ageClass: Uint8Array,
): void {
  const since = (minutes: number) => Math.max(first, now - minutes + 1);
  const mean3 = average(history, since(3), now);
  const mean15 = average(history, since(15), now);
  const high3 = highest(history, since(3), now);
  const high30 = highest(history, since(30), now);
  const ratio = (mean3 + 0.3) / (mean15 + 0.3);
  const trend = ratio < 0.8 ? 0 : ratio < 1.25 ? 1 : 2;
  const size = mean3 < 0.5 ? 0 : mean3 < 4 ? 1 : 2;
  const shape = size * 3 + trend;
  const seasonal = seasonalMean(history, now, first, mean15);
  const recent = [
    levelAt(history, now),
    now - 1 >= first ? levelAt(history, now - 1) : 0,
    now - 2 >= first ? levelAt(history, now - 2) : 0,
    highest(history, since(6), now - 3),
    highest(history, since(12), now - 6),
    highest(history, since(30), now - 12),
  ];
  const lagged = PERIODS.map((period) => laggedHighs(history, now, first, period));
  const day = spread(history, now, first, 1440);
  const week = spread(history, now, first, 10_080);

  for (let level = 1; level <= top; level += 1) {
    const age = now - (tracker.lastUse[level] as number);
    const aged = classOf(age);
    ageClass[level] = aged;
    let at = level * CONTEXTS;
    let kind = 0;
    const put = (context: number) => {
      out[at] = (contextOffsets[kind] as number) + context;
      at += 1;
      kind += 1;
    };
    const capacity = thresholds[level] as number;
    put(level * 32 + ageBin(age));
    put(zBin(capacity, mean3) * 9 + shape);
    put(clamp(level - high3 + 14, 39) * 9 + shape);
    put(clamp(level - high30 + 26, 39) * 6 + aged);
    for (let rate = 0; rate < RATES; rate += 1) {
      put(rateBin(tracker.rates[rate * LEVELS + level] as number) * 6 + aged);
    }
    for (const highs of lagged) {
      let bits = 0;
      for (let back = 0; back < PERIODS_BACK; back += 1) if ((highs[back] as number) >= level) bits |= 1 << back;
      put(bits * 6 + aged);
    }
    put(zBin(capacity, seasonal) * 3 + size);
    put((densityBin(day, level, 7) * 4 + densityBin(week, level, 3)) * 6 + aged);
    let pattern = 0;
    for (let bit = 0; bit < 6; bit += 1) if ((recent[bit] as number) >= level) pattern |= 1 << bit;
    put(pattern);
  }
}

/** Highest level of the window that is asked about, one, two and three periods before. */
function laggedHighs(history: History, now: number, first: number, period: number): readonly number[] {
  const highs: number[] = [];
  for (let back = 1; back <= PERIODS_BACK; back += 1) {
    const from = now + AHEAD_FIRST - period * back;
    const until = Math.min(now, now + AHEAD_LAST - period * back);
    highs.push(from >= first ? highest(history, from, until) : 0);
  }
  return highs;
}

/** The levels of the hour around the window, a period before. */
function spread(history: History, now: number, first: number, period: number): readonly number[] {
  const centre = now + AHEAD_FIRST + 2 - period;
  const levels: number[] = [];
  for (let block = -4; block < 4; block += 1) {
    const from = centre + block * 7;
    if (from >= first) levels.push(highest(history, from, from + 6));
  }
  return levels;
}

function densityBin(levels: readonly number[], level: number, bins: number): number {
  let used = 0;
  for (const seen of levels) if (seen >= level) used += 1;
  return levels.length === 0 ? 0 : Math.round((bins * used) / levels.length);
}

/** The mean concurrency ahead, were the day before to repeat itself at today's level. */
function seasonalMean(history: History, now: number, first: number, mean15: number): number {
  if (now - 1440 - 15 < first) return mean15;
  const then = average(history, now - 1440 - 14, now - 1440);
  const ahead = average(history, now - 1440 + 1, now - 1440 + 10);
  const factor = Math.min(3, Math.max(1 / 3, (mean15 + 0.2) / (then + 0.2)));
  return ahead * factor;
}

const clamp = (value: number, most: number) => (value < 0 ? 0 : value > most ? most : value);
const zBin = (capacity: number, mean: number) => clamp(Math.floor((2 * (capacity - mean)) / Math.sqrt(mean + 0.5)) + 6, 23);

const ageEdges = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 27, 33, 40, 48, 54, 60, 70, 85, 105, 130, 180, 270, 500, 1000, 1430, 2000, 5000, 12_000];
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
void meanAt;
