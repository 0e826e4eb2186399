import { CreateDatabaseCommand, CreateTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type Moto, startMoto } from "@serverless-autoscaler/local-aws";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { analyzeOnAthena } from "../src/athena/index.js";
import { countColumns } from "../src/counts/count-row.js";

let moto: Moto;

beforeAll(async () => {
  moto = await startMoto();
  vi.stubEnv("AWS_ENDPOINT_URL", moto.url);
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await moto.stop();
});

/** What the emulator answers to the next query: it runs no SQL. */
async function queueResult(rows: readonly (readonly (string | undefined)[])[]): Promise<void> {
  const results = [
    {
      rows: [countColumns, ...rows].map((row) => ({
        Data: row.map((cell) => (cell === undefined ? {} : { VarCharValue: cell })),
      })),
      column_info: [],
    },
  ];
  const response = await fetch(`${moto.url}/moto-api/static/athena/query-results`, {
    method: "POST",
    body: JSON.stringify({ results }),
  });
  expect(response.status).toBe(201);
}

const timeRow = (minute: number, requests: number): readonly (string | undefined)[] =>
  countColumns.map(
    (column) =>
      ({ facet: "time", kind: "0", minute: String(minute), requests: String(requests), busiest_second: "1" })[
        column as string
      ],
  );

describe("the conversation with Glue, S3 and Athena, on the emulator", () => {
  it("finds the table, sizes its days, runs the query and reads the result", async () => {
    const [s3, glue] = [new S3Client(), new GlueClient()];
    await s3.send(new CreateBucketCommand({ Bucket: "logs" }));
    for (const day of ["2026/11/02", "2026/11/03"]) {
      await s3.send(new PutObjectCommand({ Bucket: "logs", Key: `alb/${day}/a.log.gz`, Body: Buffer.alloc(1000) }));
    }
    await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "access_logs" } }));
    const columns = ["time", "target_processing_time", "elb_status_code", "request_verb", "request_url"];
    await glue.send(
      new CreateTableCommand({
        DatabaseName: "access_logs",
        TableInput: {
          Name: "alb_logs",
          StorageDescriptor: { Columns: columns.map((Name) => ({ Name, Type: "string" })) },
          PartitionKeys: [{ Name: "day", Type: "string" }],
          Parameters: {
            "projection.enabled": "true",
            "projection.day.type": "date",
            "projection.day.format": "yyyy/MM/dd",
            "storage.location.template": `s3://logs/alb/\${day}`,
          },
        },
      }),
    );
    const minute = Date.UTC(2026, 10, 2, 8) / 60_000;
    await queueResult([timeRow(minute, 5), timeRow(minute + 2, 7)]);
    const estimates: unknown[] = [];
    const { analysis, timeline } = await analyzeOnAthena(
      { database: "access_logs", table: "alb_logs", from: "2026-11-02", to: "2026-11-02", maxScanBytes: 1e9 },
      { onEstimate: (estimate) => estimates.push(estimate) },
    );
    expect(estimates).toEqual([{ objects: 1, bytes: 1000, usd: 0.00005 }]);
    expect(analysis).toMatchObject({ engine: "athena", requests: 12, period: { from: "2026-11-02T08:00:00.000Z" } });
    expect([...timeline.requests]).toEqual([5, 0, 7]);
  });
});
