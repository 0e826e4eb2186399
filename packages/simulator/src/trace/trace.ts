/** Requests counted in regular bins: the load that a simulation replays. */
export interface Trace {
  /** What to call it in results; the file's name without its ending. */
  readonly name: string;
  /** Start of the first bin; epoch milliseconds. */
  readonly startMs: number;
  /** Length of every bin; milliseconds. */
  readonly binMs: number;
  /** Requests in each bin; >= 0, need not be whole. */
  readonly counts: Float64Array;
}

/** @returns the first instant after the trace; epoch milliseconds */
export function traceEndMs(trace: Trace): number {
  return trace.startMs + trace.binMs * trace.counts.length;
}
