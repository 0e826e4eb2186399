import type {
  Point,
  Series,
  SignalName,
  SignalQuery,
  SignalReader,
  SignalReadings,
} from "@serverless-autoscaler/scaling-core";
import type { ControlView } from "../controller.js";
import { type MinuteSeries, type minuteColumns, minuteMs } from "../metrics/minute-series.js";

/** The column that a signal is read from; signals of other resources have none. */
const columnOf: Readonly<Partial<Record<SignalName, (typeof minuteColumns)[number]>>> = {
  concurrency: "concurrencyMax",
  invocations: "invocations",
  throttles: "throttles",
  spillover: "spillover",
  utilization: "utilizationMax",
  duration: "durationAverageMs",
};

/**
 * CloudWatch as the real tick reads it, over what a simulated policy may see.
 *
 * As in CloudWatch a minute in which the function neither ran nor was asked to has no points, and the utilisation has
 * none without traffic on provisioned. The heartbeat is the newest visible minute: the scaler ran in it.
 */
export class ViewSignals implements SignalReader {
  view: ControlView | undefined;
  /** Points per signal since the start; only ever appended to, and handed out in slices. */
  readonly #points = new Map<SignalName, Point[]>();
  #read = 0;

  async read(queries: readonly SignalQuery[]): Promise<SignalReadings> {
    const { view } = this;
    if (view === undefined) return { byTarget: new Map(), heartbeatAt: undefined, requests: 0, metrics: 0 };
    const { minutes } = view;
    this.#append(minutes);
    const byTarget = new Map(
      queries.map(({ target, signals, windowSeconds }) => {
        const sinceMs = view.atMs - windowSeconds * 1000;
        const series = Object.fromEntries(signals.map((signal) => [signal, this.#since(signal, sinceMs)]));
        return [target, { ok: true as const, value: series }];
      }),
    );
    return {
      byTarget,
      heartbeatAt: minutes.length === 0 ? undefined : minutes.originMs + (minutes.length - 1) * minuteMs,
      requests: 1,
      metrics: queries.reduce((sum, { signals }) => sum + signals.length, 0),
    };
  }

  #append(minutes: MinuteSeries): void {
    for (; this.#read < minutes.length; this.#read += 1) {
      const minute = this.#read;
      const silent = minutes.concurrencyMax[minute] === 0 && minutes.throttles[minute] === 0;
      if (silent) continue;
      const at = minutes.originMs + minute * minuteMs;
      for (const [signal, column] of Object.entries(columnOf) as [SignalName, (typeof minuteColumns)[number]][]) {
        const value = minutes[column][minute] as number;
        if (!Number.isNaN(value)) this.#pointsOf(signal).push({ at, value });
      }
    }
  }

  #since(signal: SignalName, sinceMs: number): Series {
    const points = this.#pointsOf(signal);
    let first = points.length;
    while (first > 0 && (points[first - 1] as Point).at >= sinceMs) first -= 1;
    return { points: points.slice(first), complete: true };
  }

  #pointsOf(signal: SignalName): Point[] {
    const known = this.#points.get(signal);
    if (known !== undefined) return known;
    const points: Point[] = [];
    this.#points.set(signal, points);
    return points;
  }
}
