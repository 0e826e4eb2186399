/** Time series a policy may ask for. One name, one statistic: the adapter knows which. */
export type SignalName =
  | "concurrency" // executions, maximum of the minute
  | "invocations" // count, sum of the minute
  | "duration" // ms, average of the minute
  | "throttles" // count, sum of the minute
  | "spillover" // count, sum of the minute
  | "utilization" // provisioned concurrency in use; fraction, maximum of the minute
  | "cpu" // fraction, average of the minute
  | "requests" // count per capacity unit, sum of the minute
  | "backlog"; // messages waiting, maximum of the minute

/** One minute of a signal. `at`: start of the minute, epoch ms. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/**
 * A series as the source gave it: complete minutes only, oldest first, minutes without data left out.
 * `complete: false` when the source said that it did not give everything (CloudWatch `PartialData`): a gap is then
 * unknown, never zero.
 */
export interface Series {
  readonly points: readonly Point[];
  readonly complete: boolean;
}

export type SeriesByName = Readonly<Partial<Record<SignalName, Series>>>;

/**
 * What is known of one signal in the newest complete minute.
 *
 * `zero` is an inference: the source had no point for the minute, but a heartbeat series read in the same call did,
 * so the source works and there was no traffic. `missing` means that nobody can tell.
 */
export type Measurement =
  | { readonly kind: "value"; readonly value: number; readonly at: number }
  | { readonly kind: "zero"; readonly value: 0; readonly at: number }
  | { readonly kind: "missing"; readonly why: string };

export const MINUTE_MS = 60_000;

/**
 * Reads the newest minute that can be judged: the later of the series' own newest point and the heartbeat.
 *
 * @param staleAfterMs a minute that ended longer ago than this is no basis for a decision; ms, > 0
 */
export function measure(
  series: Series | undefined,
  heartbeatAt: number | undefined,
  at: number,
  staleAfterMs: number,
): Measurement {
  if (series === undefined) return { kind: "missing", why: "the signal was not read" };
  const newest = series.points.at(-1);
  const heartbeatCounts = heartbeatAt !== undefined && series.complete;
  const minute = Math.max(newest?.at ?? -Infinity, heartbeatCounts ? heartbeatAt : -Infinity);
  if (minute === -Infinity) {
    return { kind: "missing", why: series.complete ? "no data and no heartbeat" : "the source gave partial data" };
  }
  if (at - (minute + MINUTE_MS) > staleAfterMs) {
    return { kind: "missing", why: `the newest data is ${Math.round((at - minute) / 1000)} s old` };
  }
  if (newest !== undefined && newest.at === minute) return { kind: "value", value: newest.value, at: minute };
  return { kind: "zero", value: 0, at: minute };
}
