/** Number of levels; the highest stands for 131,072 executions, more than any account is given. */
export const LEVELS = 129;
const EXACT = 32;
const PER_OCTAVE = 8;

/**
 * Concurrency in steps: every number up to 32, then eight a doubling (9 %). `thresholds[level]` is the capacity that
 * covers the level; a level is used in a minute whose concurrency is above the threshold of the level before.
 */
export const thresholds: Int32Array = Int32Array.from({ length: LEVELS }, (_, level) =>
  level <= EXACT ? level : Math.round(EXACT * 2 ** ((level - EXACT) / PER_OCTAVE)),
);

/** The lowest level whose capacity covers a concurrency; 0 for none. */
export function levelOf(concurrency: number): number {
  if (concurrency <= EXACT) return Math.max(0, Math.ceil(concurrency));
  const guess = Math.max(EXACT, Math.floor(EXACT + PER_OCTAVE * Math.log2(concurrency / EXACT)));
  let level = Math.min(guess, LEVELS - 1);
  while (level < LEVELS - 1 && (thresholds[level] as number) < concurrency) level += 1;
  return level;
}
