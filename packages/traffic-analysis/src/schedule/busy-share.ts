/** How often a mean concurrency occurs. */
interface LoadCount {
  readonly load: number;
  readonly minutes: number;
}

/** Loads are told apart by two digits: thousands of minutes have few different ones then. */
const digits = 2;

/**
 * For k = 1..most: the share of time in which at least k executions run,
 *
 *   busy(k) = mean over the minutes of P(N >= k), N Poisson-distributed with the minute's mean concurrency
 *
 * which is how the number of busy servers is distributed when nobody waits (M/G/infinity).
 *
 * @param loads mean concurrency of each minute
 * @returns `busy[k - 1]`, falling; fractions
 */
export function busyShares(loads: readonly number[], most: number): Float64Array {
  const busy = new Float64Array(most);
  if (loads.length === 0) return busy;
  const logFactorial = logFactorials(most);
  for (const { load, minutes } of countLoads(loads)) {
    const logLoad = Math.log(load);
    let below = 0;
    for (let k = 1; k <= most; k++) {
      below += Math.exp((k - 1) * logLoad - load - (logFactorial[k - 1] ?? 0));
      busy[k - 1] = (busy[k - 1] ?? 0) + Math.max(0, 1 - below) * (minutes / loads.length);
    }
  }
  return busy;
}

function countLoads(loads: readonly number[]): readonly LoadCount[] {
  const counts = new Map<number, number>();
  for (const load of loads) {
    if (load <= 0) continue;
    const rounded = Number(load.toPrecision(digits));
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].map(([load, minutes]) => ({ load, minutes }));
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let k = 1; k <= most; k++) logs[k] = (logs[k - 1] ?? 0) + Math.log(k);
  return logs;
}
