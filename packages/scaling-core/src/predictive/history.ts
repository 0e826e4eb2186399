/** Minutes that are kept: two weeks, and a little for windows that begin before. */
export const HISTORY_MINUTES = 20_224;
const MEAN_STEPS = 16;

/** What is remembered of each minute: the level of its highest concurrency, and its mean concurrency within 4.4 %. */
export interface History {
  readonly levels: Uint8Array;
  readonly means: Uint8Array;
}

export function noteMinute(history: History, minute: number, level: number, mean: number): void {
  const slot = minute % HISTORY_MINUTES;
  history.levels[slot] = level;
  history.means[slot] = Math.min(255, Math.round(MEAN_STEPS * Math.log2(1 + 8 * mean)));
}

export function levelAt(history: History, minute: number): number {
  return history.levels[minute % HISTORY_MINUTES] as number;
}

export function meanAt(history: History, minute: number): number {
  return meanOfCode[history.means[minute % HISTORY_MINUTES] as number] as number;
}

const meanOfCode = Float64Array.from({ length: 256 }, (_, code) => (2 ** (code / MEAN_STEPS) - 1) / 8);

/** Highest level of the minutes first..last. */
export function highest(history: History, first: number, last: number): number {
  let most = 0;
  for (let minute = first; minute <= last; minute += 1) most = Math.max(most, levelAt(history, minute));
  return most;
}

/** Mean concurrency of the minutes first..last. */
export function average(history: History, first: number, last: number): number {
  let sum = 0;
  for (let minute = first; minute <= last; minute += 1) sum += meanAt(history, minute);
  return sum / (last - first + 1);
}
