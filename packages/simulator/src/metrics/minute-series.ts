/** One minute; milliseconds. */
export const minuteMs = 60_000;

/** The columns of a `MinuteSeries`. */
export const minuteColumns = [
  "invocations",
  "throttles",
  "spillover",
  "coldStarts",
  "concurrencyMax",
  "concurrencyAverage",
  "utilizationAverage",
  "utilizationMax",
  "durationAverageMs",
  "ready",
] as const;

/** The value of every column in one minute. */
export type MinutePoint = Readonly<Record<(typeof minuteColumns)[number], number>>;

/**
 * One-minute points in columns, as CloudWatch keeps them: minute `i` is [originMs + i * 60000, + 60000).
 *
 * Only what lies before `length` is there. The columns are typed arrays that grow at the end and never change behind
 * it; a reader keeps no copy, only how far it has read.
 */
export class MinuteSeries implements Readonly<Record<(typeof minuteColumns)[number], Float64Array>> {
  /** Start of minute 0; epoch milliseconds, a whole minute. */
  readonly originMs: number;
  /** How many minutes are there. */
  length = 0;
  /** Executions that were started (Invocations, Sum); throttled requests are not among them. */
  readonly invocations: Float64Array;
  /** Requests turned away (Throttles, Sum). */
  readonly throttles: Float64Array;
  /** Executions on demand while provisioned capacity was ready (ProvisionedConcurrencySpilloverInvocations, Sum). */
  readonly spillover: Float64Array;
  /** Executions that waited for an INIT (REPORT lines with an Init Duration). */
  readonly coldStarts: Float64Array;
  /** Most executions at the same time (ConcurrentExecutions, Maximum). */
  readonly concurrencyMax: Float64Array;
  /** Executions at the same time, averaged over the minute's time. */
  readonly concurrencyAverage: Float64Array;
  /** Busy share of ready provisioned environment-time; NaN in minutes in which provisioned served no request. */
  readonly utilizationAverage: Float64Array;
  /** Largest busy share that a request met; NaN as above (ProvisionedConcurrencyUtilization, Maximum). */
  readonly utilizationMax: Float64Array;
  /** Mean service time of executions started in the minute, without INIT; NaN when there were none (Duration). */
  readonly durationAverageMs: Float64Array;
  /** Provisioned environments ready, averaged over the minute's time. */
  readonly ready: Float64Array;

  /** @param capacity most minutes that will ever be appended */
  constructor(originMs: number, capacity: number) {
    this.originMs = originMs;
    const column = () => new Float64Array(capacity);
    this.invocations = column();
    this.throttles = column();
    this.spillover = column();
    this.coldStarts = column();
    this.concurrencyMax = column();
    this.concurrencyAverage = column();
    this.utilizationAverage = column();
    this.utilizationMax = column();
    this.durationAverageMs = column();
    this.ready = column();
  }

  append(point: MinutePoint): void {
    for (const name of minuteColumns) this[name][this.length] = point[name];
    this.length += 1;
  }

  /** Appends what `source` has beyond this series, up to but without minute `end`. */
  appendFrom(source: MinuteSeries, end: number): void {
    for (; this.length < end; this.length += 1) {
      for (const name of minuteColumns) this[name][this.length] = source[name][this.length] as number;
    }
  }
}
