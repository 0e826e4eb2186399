import { GetMetricDataCommand, type GetMetricDataCommandInput, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { afterEach, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import type { MetricDatum } from "../cloud/metric-store.js";
import type { LocalAwsOptions } from "../options.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

const NOON = Date.UTC(2026, 10, 1, 12);
const MINUTE = 60_000;

let aws: LocalAws;
afterEach(() => aws.close());

function datum(functionName: string, minute: number, statistics: Partial<MetricDatum>): MetricDatum {
  return {
    namespace: "AWS/Lambda",
    name: "ConcurrentExecutions",
    dimensions: { FunctionName: functionName },
    at: NOON + minute * MINUTE,
    ...statistics,
  };
}

function query(id: string, functionName: string, more: { stat?: string; period?: number } = {}): MetricDataQuery {
  return {
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: "AWS/Lambda",
        MetricName: "ConcurrentExecutions",
        Dimensions: [{ Name: "FunctionName", Value: functionName }],
      },
      Period: more.period ?? 60,
      Stat: more.stat ?? "Maximum",
    },
  };
}

async function started(options: LocalAwsOptions = {}) {
  aws = await startLocalAws(options);
  const { cloudWatch } = clients(aws.url);
  return (queries: MetricDataQuery[], more: Partial<GetMetricDataCommandInput> = {}) =>
    cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: new Date(NOON),
        EndTime: new Date(NOON + 10 * MINUTE),
        ...more,
      }),
    );
}

test("answers points by minute, newest first, and leaves out minutes without data", async () => {
  const read = await started();
  aws.putMetric(datum("f", 0, { max: 3 }));
  aws.putMetric(datum("f", 2, { max: 7 }));
  const { MetricDataResults } = await read([query("a", "f")]);
  expect(MetricDataResults).toEqual([
    {
      Id: "a",
      Label: "ConcurrentExecutions",
      Timestamps: [new Date(NOON + 2 * MINUTE), new Date(NOON)],
      Values: [7, 3],
      StatusCode: "Complete",
    },
  ]);
  const ascending = await read([query("a", "f")], { ScanBy: "TimestampAscending" });
  expect(ascending.MetricDataResults?.[0]?.Values).toEqual([3, 7]);
});

test("starts inclusive and ends exclusive", async () => {
  const read = await started();
  for (const minute of [-1, 0, 9, 10]) aws.putMetric(datum("f", minute, { max: 100 + minute }));
  const { MetricDataResults } = await read([query("a", "f")], { ScanBy: "TimestampAscending" });
  expect(MetricDataResults?.[0]?.Values).toEqual([100, 109]);
});

test.each([
  { stat: "Maximum", value: 9 },
  { stat: "Minimum", value: 1 },
  { stat: "Sum", value: 30 },
  { stat: "SampleCount", value: 6 },
  { stat: "Average", value: 5 }, // 30 / 6
])("aggregates $stat over the period", async ({ stat, value }) => {
  const read = await started();
  aws.putMetric(datum("f", 0, { max: 9, min: 2, sum: 20, count: 4 }));
  aws.putMetric(datum("f", 3, { max: 4, min: 1, sum: 10, count: 2 }));
  const { MetricDataResults } = await read([query("a", "f", { stat, period: 300 })]);
  expect(MetricDataResults?.[0]?.Values).toEqual([value]);
});

test("has no point for a statistic that was never put", async () => {
  const read = await started();
  aws.putMetric(datum("f", 0, { max: 9 }));
  const { MetricDataResults } = await read([query("a", "f", { stat: "Sum" })]);
  expect(MetricDataResults).toMatchObject([{ Values: [], StatusCode: "Complete" }]);
});

test("matches dimensions exactly", async () => {
  const read = await started();
  aws.putMetric({ ...datum("f", 0, { max: 1 }), dimensions: { FunctionName: "f", Resource: "f:live" } });
  const { MetricDataResults } = await read([query("a", "f")]);
  expect(MetricDataResults?.[0]?.Values).toEqual([]);
});

test("pages by datapoints; a series that goes on is PartialData until its last page", async () => {
  const read = await started({ metricPageSize: 3 });
  for (const minute of [0, 1, 2, 3]) {
    aws.putMetric(datum("f", minute, { max: minute }));
    aws.putMetric(datum("g", minute, { max: 10 + minute }));
  }
  const pages: unknown[] = [];
  let token: string | undefined;
  do {
    const page = await read([query("f", "f"), query("empty", "nobody"), query("g", "g")], {
      NextToken: token,
      ScanBy: "TimestampAscending",
    });
    pages.push(page.MetricDataResults?.map((one) => [one.Id, one.StatusCode, one.Values]));
    token = page.NextToken;
  } while (token !== undefined);
  expect(pages).toEqual([
    [["f", "PartialData", [0, 1, 2]]],
    [
      ["f", "Complete", [3]],
      ["empty", "Complete", []],
      ["g", "PartialData", [10, 11]],
    ],
    [["g", "Complete", [12, 13]]],
  ]);
});

test("refuses 501 queries with CloudWatch's ValidationError, and takes 500", async () => {
  const read = await started();
  const queries = Array.from({ length: 501 }, (_, index) => query(`q${index}`, "f"));
  const error = await read(queries).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ Code: "ValidationError", $metadata: { httpStatusCode: 400 } });
  expect((await read(queries.slice(1))).MetricDataResults).toHaveLength(500);
});

test.each<{ why: string; queries: MetricDataQuery[]; more?: Partial<GetMetricDataCommandInput> }>([
  { why: "a page above 100,800 datapoints", queries: [query("a", "f")], more: { MaxDatapoints: 100_801 } },
  { why: "an unknown statistic", queries: [query("a", "f", { stat: "Max" })] },
  { why: "a period between minutes", queries: [query("a", "f", { period: 90 })] },
  { why: "two queries of one id", queries: [query("a", "f"), query("a", "g")] },
  { why: "an id in capitals", queries: [query("A", "f")] },
  { why: "metric math", queries: [{ Id: "m", Expression: "SUM(METRICS())" }] },
  { why: "an end before the start", queries: [query("a", "f")], more: { EndTime: new Date(NOON - 1) } },
])("refuses $why", async ({ queries, more }) => {
  const read = await started();
  await expect(read(queries, more)).rejects.toMatchObject({ Code: "ValidationError" });
});

test("refuses a token that it never gave", async () => {
  const read = await started();
  await expect(read([query("a", "f")], { NextToken: "made up" })).rejects.toMatchObject({ name: "InvalidNextToken" });
});

test("answers the older half of one function's series on a partialData fault, once", async () => {
  const read = await started();
  for (const minute of [0, 1, 2, 3]) {
    aws.putMetric(datum("f", minute, { max: minute }));
    aws.putMetric(datum("g", minute, { max: minute }));
  }
  aws.fault({ service: "cloudwatch", action: "GetMetricData", kind: "partialData", match: "f", times: 1 });
  const queries = [query("f", "f"), query("g", "g")];
  expect((await read(queries)).MetricDataResults).toMatchObject([
    { Id: "f", StatusCode: "PartialData", Values: [1, 0] },
    { Id: "g", StatusCode: "Complete", Values: [3, 2, 1, 0] },
  ]);
  expect((await read(queries)).MetricDataResults).toMatchObject([
    { StatusCode: "Complete" },
    { StatusCode: "Complete" },
  ]);
});

test("withholds the newest points of a function on a lateMetrics fault, and says Complete", async () => {
  const read = await started({ now: () => NOON + 4 * MINUTE });
  for (const minute of [0, 1, 2, 3]) {
    aws.putMetric(datum("f", minute, { max: minute }));
    aws.putMetric(datum("g", minute, { max: minute }));
  }
  // Minute 3 ended at 12:04, minute 1 at 12:02, two minutes before the endpoint's clock.
  aws.fault({ service: "cloudwatch", kind: "lateMetrics", match: "f", delayMs: 120_000, times: 1 });
  const queries = [query("f", "f"), query("g", "g")];
  expect((await read(queries)).MetricDataResults).toMatchObject([
    { Id: "f", StatusCode: "Complete", Values: [1, 0] },
    { Id: "g", StatusCode: "Complete", Values: [3, 2, 1, 0] },
  ]);
  expect((await read(queries)).MetricDataResults).toMatchObject([{ Values: [3, 2, 1, 0] }, {}]);
});

test("answers a missingMetrics fault with Complete silence", async () => {
  const read = await started();
  aws.putMetric(datum("f", 0, { max: 7 }));
  aws.fault({ service: "cloudwatch", kind: "missingMetrics" });
  expect((await read([query("f", "f")])).MetricDataResults).toMatchObject([{ StatusCode: "Complete", Values: [] }]);
  aws.clearFaults();
  expect((await read([query("f", "f")])).MetricDataResults).toMatchObject([{ Values: [7] }]);
});
