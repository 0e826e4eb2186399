import type { Horizon } from "./horizon.js";
import { thresholds } from "./levels.js";

/** What a busy second on provisioned saves, in seconds of holding: (16.6667 - 9.7222) / 4.1667. */
export const BUSY_VALUE = 1.6667;
/** What a second of INIT costs on demand, in seconds of holding: 16.6667 / 4.1667. */
export const INIT_VALUE = 4;

/**
 * Giving back too early costs more than a cold start: the rest of a quantum that is paid, and the minutes until it is
 * there again. What is held is therefore valued higher by this factor.
 */
const LOYALTY = 1.8;
/** A level that has been in use for long would be missed once and then be kept warm for free: a tenth of its run. */
const RUN_SHARE = 0.1;

/** What is expected of each level. */
export interface Outlook {
  readonly top: number;
  /** Probability of use in the near window. */
  readonly near: Float64Array;
  /** Probability of a cold start in the window ahead, were the level on demand. */
  readonly cold: Float64Array;
  /** Share of the time in which an environment of the level is busy. */
  readonly busy: Float64Array;
  /** How long the level has been in use without a pause; minutes. */
  readonly run: Float64Array;
}

/** How a level stands now. */
export interface Standing {
  /** Level held or asked for. */
  readonly held: number;
  /** Above this level on-demand has nothing warm: any use is a cold start. */
  readonly bare: number;
  /** True of a held level whose current quantum is not over: giving it back saves nothing. */
  paidFor(level: number): boolean;
}

/**
 * What one environment of a level is worth, per second and in units of an idle environment's price.
 *
 *   not held: value x P(cold start in the window ahead) / ahead seconds + 1.667 busy - 1
 *   held:     value x max(the same, 1.8 P(used in the near window) / max(near seconds, run / 10)) + 1.667 busy - 1
 *
 * Giving back a level that is in use costs one cold start, after which on-demand keeps it warm: over a long run of use
 * that is little, and the longer the run was the longer it is likely to go on.
 *
 * @param value of a cold start that does not happen, INIT included; seconds of holding
 */
export function worthOf(level: number, value: number, outlook: Outlook, standing: Standing, horizon: Horizon): number {
  const saved = BUSY_VALUE * (outlook.busy[level] as number) - 1;
  const near = outlook.near[level] as number;
  const cold = outlook.cold[level] as number;
  const nearSeconds = 60 * (horizon.nearLast - horizon.nearFirst + 1);
  const aheadSeconds = 60 * (horizon.aheadLast - horizon.aheadFirst + 1);
  if (level <= standing.held) {
    const missedSeconds = Math.max(nearSeconds, 60 * RUN_SHARE * (outlook.run[level] as number));
    const worth = value * Math.max(cold / aheadSeconds, (LOYALTY * near) / missedSeconds) + saved;
    return worth < 0 && standing.paidFor(level) ? 0 : worth;
  }
  const chance = level > standing.bare ? Math.max(cold, near) : cold;
  return (value * chance) / aheadSeconds + saved;
}

/** The level to hold: the one up to which the sum of what the environments are worth is largest. */
export function choose(value: number, outlook: Outlook, standing: Standing, horizon: Horizon): number {
  let sum = 0;
  let best = 0;
  let most = 0;
  for (let level = 1; level <= outlook.top; level += 1) {
    const environments = (thresholds[level] as number) - (thresholds[level - 1] as number);
    sum += worthOf(level, value, outlook, standing, horizon) * environments;
    if (sum > most || (sum === most && level <= standing.held)) {
      most = sum;
      best = level;
    }
  }
  return best;
}
