/** Bins of a day at most: longer ones say nothing about hours. */
const longestMinutes = 1440;

/**
 * The length of the bins in a trace: the one step between all its first timestamps.
 *
 * @param times texts of the timestamps, in the order of the file
 * @returns whole minutes; undefined for bins of a minute or less, and for times without one step
 */
export function binMinutes(times: readonly string[]): number | undefined {
  const instants = times.map(instantOf);
  const steps = new Set(instants.slice(1).map((at, index) => at - (instants[index] ?? Number.NaN)));
  const [step = Number.NaN] = steps;
  const minutes = step / 60_000;
  return steps.size === 1 && Number.isInteger(minutes) && minutes > 1 && minutes <= longestMinutes
    ? minutes
    : undefined;
}

/** Epoch ms. Without a zone as if in UTC: only differences matter here. */
function instantOf(text: string): number {
  if (/^\d{10}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  return Date.parse(/[Zz]|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text.replace(" ", "T")}Z`);
}
