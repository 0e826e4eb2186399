import { LEVELS } from "./levels.js";

/** Half-lives of the rates of use; minutes. */
const HALF_LIVES = [30, 240, 1440] as const;
const decays = HALF_LIVES.map((halfLife) => 0.5 ** (1 / halfLife));

/** Longer ago than anything that is asked for. */
export const NEVER = -1_000_000;

/** What is known of the use of each level up to some minute. */
export interface Tracker {
  /** Minute of the last use, by level. */
  readonly lastUse: Int32Array;
  /** Share of the minutes in which the level was used, by rate and level: LEVELS entries a half-life. */
  readonly rates: Float32Array;
}

export const RATES: number = HALF_LIVES.length;

/** Notes a minute; `seen` minutes were noted before it. */
export function track(tracker: Tracker, minute: number, level: number, seen: number): void {
  const { lastUse, rates } = tracker;
  for (let used = 1; used <= level; used += 1) lastUse[used] = minute;
  for (const [index, decay] of decays.entries()) {
    // The plain mean until there is more to average than the half-life remembers.
    const keep = Math.min(decay, seen / (seen + 1));
    const base = index * LEVELS;
    for (let at = 1; at < LEVELS; at += 1) {
      rates[base + at] = (rates[base + at] as number) * keep + (at <= level ? 1 - keep : 0);
    }
  }
}
