import type { DecisionRecord, TickSummary } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { recorder } from "./recorder.js";

const at = Date.UTC(2026, 10, 20, 10);
const summary: TickSummary = {
  at,
  durationMs: 812,
  targets: 2,
  applied: 1,
  held: 1,
  skipped: 0,
  refused: 0,
  failed: 0,
  signalRequests: 1,
  signalMetrics: 5,
  pollingUsdMonth: 2.19,
};

const because = [{ code: "targetTracking", text: "21 busy / 0.7 = 30" }] as const;
const set: DecisionRecord = {
  at,
  target: "shop",
  resource: { kind: "lambda-provisioned", function: "shop", alias: "live" },
  seen: { concurrency: { kind: "value", value: 21, at: at - 60_000 } },
  proposals: [],
  decision: { kind: "set", from: 10, to: 30, because },
  clampedBy: [],
  outcome: { kind: "applied" },
  changed: true,
};
const held: DecisionRecord = {
  ...set,
  target: "cart",
  decision: { kind: "hold", at: 10, because },
  outcome: { kind: "unchanged" },
  changed: false,
};

function write(remember: (records: readonly DecisionRecord[]) => Promise<void>) {
  const lines: string[] = [];
  const done = recorder({ stage: "dev", writeLine: (line) => lines.push(line), remember }).write([set, held], summary);
  return done.then(() => lines.map((line): Record<string, unknown> => JSON.parse(line)));
}

describe("recorder", () => {
  it("writes one line a decision, the repeated one short", async () => {
    const [news, repeated] = await write(async () => undefined);
    expect(news).toMatchObject({
      message: "decision",
      stage: "dev",
      at: "2026-11-20T10:00:00.000Z",
      target: "shop",
      outcome: { kind: "applied" },
    });
    expect(repeated).toEqual({
      level: "info",
      message: "decision",
      stage: "dev",
      at: "2026-11-20T10:00:00.000Z",
      target: "cart",
      held: 10,
      codes: ["targetTracking"],
      changed: false,
    });
  });

  it("writes one set of metrics for the stage, in embedded metric format", async () => {
    const emf = (await write(async () => undefined)).find((line) => "_aws" in line);
    expect(emf).toMatchObject({
      _aws: { Timestamp: at, CloudWatchMetrics: [{ Namespace: "ServerlessAutoscaler", Dimensions: [["Stage"]] }] },
      Stage: "dev",
      Targets: 2,
      PollingCostUsdMonth: 2.19,
    });
    const { _aws, ...values } = emf as { _aws: { CloudWatchMetrics: { Metrics: { Name: string }[] }[] } };
    for (const { Name } of _aws.CloudWatchMetrics[0]?.Metrics ?? []) expect(values).toHaveProperty(Name);
  });

  it("remembers the news alone", async () => {
    const kept: string[] = [];
    await write(async (records) => void kept.push(...records.map(({ target }) => target)));
    expect(kept).toEqual(["shop"]);
  });

  it("does not fail a tick whose history cannot be written, and says so", async () => {
    const lines = await write(async () => {
      throw new Error("table gone");
    });
    expect(lines.at(-1)).toMatchObject({ level: "error", message: "history", records: 1, why: "Error: table gone" });
  });
});
