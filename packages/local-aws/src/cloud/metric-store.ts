import { LocalAwsError } from "../errors.js";
import type { MetricPoint, MetricQuery, MetricSource, Statistic } from "./cloud-model.js";

/** One datum as CloudWatch keeps it. Only what is given can be asked for: a Sum that was never put has no point. */
export interface MetricDatum {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Epoch ms. */
  readonly at: number;
  readonly sum?: number;
  readonly max?: number;
  readonly min?: number;
  readonly average?: number;
  /** Samples behind the datum. */
  readonly count?: number;
}

/** The member of a datum that answers a statistic; an average is read from sum and count where it was not put. */
const READ: Readonly<Record<Statistic, (datum: MetricDatum) => number | undefined>> = {
  Sum: (datum) => datum.sum,
  Maximum: (datum) => datum.max,
  Minimum: (datum) => datum.min,
  SampleCount: (datum) => datum.count,
  Average: (datum) => datum.average ?? (datum.sum === undefined || !datum.count ? undefined : datum.sum / datum.count),
};

/** Metrics that tests and demonstrations put, read back the way CloudWatch aggregates them. */
export class MetricStore implements MetricSource {
  readonly #bySeries = new Map<string, MetricDatum[]>();
  readonly #namespaces = new Set<string>();

  /** @throws {LocalAwsError} invalidMetric when a name is missing, a number is none, or no statistic is given */
  put(datum: MetricDatum): void {
    check(datum);
    this.#namespaces.add(datum.namespace);
    const key = seriesKey(datum.namespace, datum.name, datum.dimensions);
    const series = this.#bySeries.get(key);
    if (series === undefined) this.#bySeries.set(key, [datum]);
    else series.push(datum);
  }

  covers(namespace: string): boolean {
    return this.#namespaces.has(namespace);
  }

  read(query: MetricQuery): readonly MetricPoint[] {
    const series = this.#bySeries.get(seriesKey(query.namespace, query.name, query.dimensions)) ?? [];
    const periodMs = query.periodSeconds * 1000;
    const startMs = floorTo(query.startMs, periodMs);
    const periods = new Map<number, MetricDatum[]>();
    for (const datum of series) {
      const atMs = floorTo(datum.at, periodMs);
      if (atMs < startMs || atMs >= query.endMs) continue;
      const period = periods.get(atMs);
      if (period === undefined) periods.set(atMs, [datum]);
      else period.push(datum);
    }
    const points: MetricPoint[] = [];
    for (const [atMs, inPeriod] of periods) {
      const value = aggregate(query.statistic, inPeriod);
      if (value !== undefined) points.push({ atMs, value });
    }
    return points.sort((a, b) => a.atMs - b.atMs);
  }
}

function aggregate(statistic: Statistic, inPeriod: readonly MetricDatum[]): number | undefined {
  let total = 0;
  let weight = 0;
  let largest: number | undefined;
  let smallest: number | undefined;
  for (const datum of inPeriod) {
    const value = READ[statistic](datum);
    if (value === undefined) continue;
    const samples = statistic === "Average" ? (datum.count ?? 1) : 1;
    total += value * samples;
    weight += samples;
    largest = Math.max(largest ?? value, value);
    smallest = Math.min(smallest ?? value, value);
  }
  if (weight === 0) return undefined;
  if (statistic === "Maximum") return largest;
  if (statistic === "Minimum") return smallest;
  return statistic === "Average" ? total / weight : total;
}

function seriesKey(namespace: string, name: string, dimensions: Readonly<Record<string, string>>): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function floorTo(atMs: number, stepMs: number): number {
  return Math.floor(atMs / stepMs) * stepMs;
}

function check(datum: MetricDatum): void {
  const where = `metric ${datum.namespace}/${datum.name}`;
  if (!datum.namespace || !datum.name) throw invalid(where, "namespace and name must not be empty");
  if (!Number.isFinite(datum.at)) throw invalid(where, `at is ${datum.at}; expected epoch milliseconds`);
  const given = [datum.sum, datum.max, datum.min, datum.average, datum.count].filter((value) => value !== undefined);
  if (given.length === 0) throw invalid(where, "none of sum, max, min, average, count is given; expected at least one");
  if (!given.every(Number.isFinite)) throw invalid(where, `values are ${given.join(", ")}; expected finite numbers`);
}

function invalid(where: string, what: string): LocalAwsError {
  return new LocalAwsError("invalidMetric", `${where}: ${what}`);
}
