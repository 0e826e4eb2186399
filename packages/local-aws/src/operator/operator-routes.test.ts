import { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { GetAccountSettingsCommand, TooManyRequestsException } from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

let aws: LocalAws;
beforeEach(async () => {
  aws = await startLocalAws();
});
afterEach(() => aws.close());

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${aws.url}/_local/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const settings = () => clients(aws.url).lambda.send(new GetAccountSettingsCommand({}));

test("counts requests by service and action, and starts again from nothing", async () => {
  await settings();
  await settings();
  expect(await (await call("GET", "requests")).json()).toEqual({ lambda: { GetAccountSettings: 2 } });
  expect((await call("DELETE", "requests")).status).toBe(204);
  expect(await (await call("GET", "requests")).json()).toEqual({});
});

test("switches faults on, one or many, and off", async () => {
  await call("POST", "faults", [{ service: "lambda", kind: "throttle" }]);
  await expect(settings()).rejects.toThrow(TooManyRequestsException);
  await call("DELETE", "faults");
  await expect(settings()).resolves.toBeDefined();
});

test("takes metrics with the time as text or number", async () => {
  const metric = { namespace: "AWS/Lambda", name: "Invocations", dimensions: { FunctionName: "f" }, sum: 3 };
  const answer = await call("POST", "metrics", [
    { ...metric, at: "2026-11-01T12:00:00Z" },
    { ...metric, at: Date.UTC(2026, 10, 1, 12, 1) },
  ]);
  expect(answer.status).toBe(204);
  const { MetricDataResults } = await clients(aws.url).cloudWatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [
        {
          Id: "a",
          MetricStat: {
            Metric: {
              Namespace: "AWS/Lambda",
              MetricName: "Invocations",
              Dimensions: [{ Name: "FunctionName", Value: "f" }],
            },
            Period: 60,
            Stat: "Sum",
          },
        },
      ],
      StartTime: new Date("2026-11-01T12:00:00Z"),
      EndTime: new Date("2026-11-01T12:02:00Z"),
    }),
  );
  expect(MetricDataResults?.[0]?.Values).toEqual([3, 3]);
});

test.each([
  { sent: { namespace: "AWS/Lambda", name: "Invocations", at: 0 }, message: /none of sum, max/ },
  { sent: { namespace: "AWS/Lambda", name: "Invocations", at: "yesterday", sum: 1 }, message: /at is NaN/ },
  { sent: { namespace: "AWS/Lambda", name: "Invocations", at: 0, sum: "3" }, message: /values are NaN/ },
  { sent: { name: "Invocations", at: 0, sum: 1 }, message: /must not be empty/ },
  { sent: { namespace: "N", name: "n", at: 0, sum: 1, dimensions: { a: 1 } }, message: /dimensions/ },
  { sent: "text", message: /no metric datum/ },
])("refuses the metric $sent", async ({ sent, message }) => {
  const answer = await call("POST", "metrics", sent);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "invalidMetric", message: expect.stringMatching(message) });
});

test("is up, and says so; knows no other route; wants JSON", async () => {
  expect(await (await call("GET", "health")).json()).toEqual({ status: "ok" });
  expect((await call("GET", "nothing")).status).toBe(404);
  const answer = await fetch(`${aws.url}/_local/faults`, { method: "POST", body: "not json" });
  expect(answer.status).toBe(400);
});
