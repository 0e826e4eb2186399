import type { MetricQuery, Statistic } from "../cloud/cloud-model.js";
import { AwsError } from "../wire/aws-error.js";
import { isRecord } from "../wire/reply.js";

export interface SeriesQuery extends Omit<MetricQuery, "startMs" | "endMs"> {
  readonly id: string;
  readonly label: string;
  readonly returned: boolean;
}

const STATISTICS: readonly Statistic[] = ["Sum", "Maximum", "Minimum", "Average", "SampleCount"];
const LARGEST_BATCH = 500;

/**
 * Reads the queries of a GetMetricData call as strictly as CloudWatch does.
 *
 * @throws {AwsError} ValidationException (`ValidationError` in the query protocol), naming the member and its value
 */
export function readQueries(sent: unknown): readonly SeriesQuery[] {
  if (!Array.isArray(sent) || sent.length === 0) {
    throw invalid("The parameter MetricDataQueries is required and must not be empty.");
  }
  if (sent.length > LARGEST_BATCH) {
    throw invalid(
      `The collection MetricDataQueries must not have a size greater than ${LARGEST_BATCH}, but it has ${sent.length}.`,
    );
  }
  const queries = sent.map((one, index) => readQuery(one, `MetricDataQueries.member.${index + 1}`));
  const ids = new Set(queries.map((query) => query.id));
  if (ids.size < queries.length) throw invalid("The values for parameter id in MetricDataQueries must be unique.");
  return queries;
}

function readQuery(sent: unknown, at: string): SeriesQuery {
  if (!isRecord(sent)) throw invalid(`The value ${JSON.stringify(sent)} for parameter ${at} is not a query.`);
  const id = text(sent.Id, `${at}.Id`);
  if (!/^[a-z][a-zA-Z0-9_]*$/.test(id)) {
    throw invalid(`The value ${id} for parameter ${at}.Id does not match the pattern ^[a-z][a-zA-Z0-9_]*$.`);
  }
  const stat = sent.MetricStat;
  if (!isRecord(stat)) {
    // CloudWatch would compute it; an empty answer in its place would look like "no traffic".
    throw invalid(`${at}.Expression: metric math is not answered by the local endpoint; ask with MetricStat.`);
  }
  const metric = isRecord(stat.Metric) ? stat.Metric : {};
  const name = text(metric.MetricName, `${at}.MetricStat.Metric.MetricName`);
  return {
    id,
    label: typeof sent.Label === "string" ? sent.Label : name,
    returned: sent.ReturnData !== false,
    namespace: text(metric.Namespace, `${at}.MetricStat.Metric.Namespace`),
    name,
    dimensions: dimensions(metric.Dimensions, `${at}.MetricStat.Metric.Dimensions`),
    statistic: statistic(stat.Stat, `${at}.MetricStat.Stat`),
    periodSeconds: period(stat.Period, `${at}.MetricStat.Period`),
  };
}

function dimensions(sent: unknown, at: string): Readonly<Record<string, string>> {
  const byName: Record<string, string> = {};
  for (const one of Array.isArray(sent) ? sent : []) {
    if (!isRecord(one)) throw invalid(`The value ${JSON.stringify(one)} for parameter ${at} is not a dimension.`);
    byName[text(one.Name, `${at}.Name`)] = text(one.Value, `${at}.Value`);
  }
  return byName;
}

function statistic(sent: unknown, at: string): Statistic {
  const found = STATISTICS.find((known) => known === sent);
  if (found === undefined) throw invalid(`The value ${String(sent)} for parameter ${at} is not a valid statistic.`);
  return found;
}

function period(sent: unknown, at: string): number {
  const isHighResolution = sent === 1 || sent === 5 || sent === 10 || sent === 20 || sent === 30;
  if (typeof sent === "number" && (isHighResolution || (sent >= 60 && sent % 60 === 0))) return sent;
  throw invalid(`The value ${String(sent)} for parameter ${at} must be 1, 5, 10, 20, 30 or a multiple of 60.`);
}

function text(sent: unknown, at: string): string {
  if (typeof sent === "string" && sent.length > 0) return sent;
  throw invalid(`The parameter ${at} is required.`);
}

export function invalid(message: string): AwsError {
  return new AwsError("ValidationException", 400, message);
}
