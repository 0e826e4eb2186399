import type { LevelDemand } from "./level-demand.js";

/** What holding and releasing one environment costs; USD, per millisecond where it says so. */
export interface LevelPrices {
  readonly onDemandPerMs: number;
  readonly provisionedPerMs: number;
  readonly provisionedDurationPerMs: number;
  /** One cold start: its INIT and what it is worth to the user. */
  readonly coldStart: number;
  readonly windowMs: number;
  /** Paid for before an environment is usable. */
  readonly spinUpMs: number;
  /** A stretch is paid for rounded up to this: half of it more, on average. */
  readonly quantumMs: number;
}

/** How a level was reached within a window. */
const stayed = 0;
const raised = 1;
const lowered = 2;

/**
 * How many environments to hold in each window, at least cost, when everything is known.
 *
 * Provisioned environments take the load from below: holding n covers the levels 1 to n, never others. So each level is
 * a choice between two states in each window, but the choices are nested, and the shortest path runs over n:
 *
 *   in a window:  sum over k <= n of  window x provisioned + busy x provisioned duration
 *               + sum over k >  n of  busy x on-demand + cold starts x price of one
 *   from n to n + 1:  spin-up x provisioned
 *   from n to n - 1:  rounding of the bill + the cold start that giving back brings about
 *
 * As every step costs something, the cheapest way between any two n goes straight, and one sweep up and one down over
 * n replaces all pairs: time and memory are windows x levels.
 */
export function cheapestLevels(demands: readonly LevelDemand[], windows: number, prices: LevelPrices): Uint16Array {
  const levels = demands.length;
  const moves = new Uint8Array(windows * (levels + 1));
  const cost = new Float64Array(levels + 1).fill(Number.POSITIVE_INFINITY);
  cost[0] = 0;
  const raising = prices.spinUpMs * prices.provisionedPerMs;
  const rounding = (prices.quantumMs / 2) * prices.provisionedPerMs;
  for (let window = 0; window < windows; window += 1) {
    const row = window * (levels + 1);
    for (let n = 1; n <= levels; n += 1) {
      const fromBelow = (cost[n - 1] as number) + raising;
      if (fromBelow >= (cost[n] as number)) continue;
      cost[n] = fromBelow;
      moves[row + n] = raised;
    }
    for (let n = levels - 1; n >= 0; n -= 1) {
      const missed = (demands[n] as LevelDemand).missed[window] as number;
      const fromAbove = (cost[n + 1] as number) + rounding + missed * prices.coldStart;
      if (fromAbove >= (cost[n] as number)) continue;
      cost[n] = fromAbove;
      moves[row + n] = lowered;
    }
    // Relative to holding none: what the levels above n cost is common to all.
    let difference = 0;
    for (let n = 1; n <= levels; n += 1) {
      const { busyMs, coldStarts } = demands[n - 1] as LevelDemand;
      difference +=
        prices.windowMs * prices.provisionedPerMs +
        (busyMs[window] as number) * (prices.provisionedDurationPerMs - prices.onDemandPerMs) -
        (coldStarts[window] as number) * prices.coldStart;
      cost[n] = (cost[n] as number) + difference;
    }
  }
  return walkBack(cost, moves, windows);
}

function walkBack(cost: Float64Array, moves: Uint8Array, windows: number): Uint16Array {
  const plan = new Uint16Array(windows);
  let n = cost.indexOf(cost.reduce((least, each) => Math.min(least, each)));
  for (let window = windows - 1; window >= 0; window -= 1) {
    plan[window] = n;
    const row = window * cost.length;
    for (let move = moves[row + n]; move !== stayed; move = moves[row + n]) n += move === lowered ? 1 : -1;
  }
  return plan;
}
