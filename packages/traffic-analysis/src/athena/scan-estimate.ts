import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { formatBytes, formatUsd } from "@serverless-autoscaler/report";
import { InvalidLogError } from "../errors.js";
import { ScanLimitError } from "./errors.js";
import type { LogTable } from "./log-table.js";

/** What a query will read, known before it runs. */
export interface ScanEstimate {
  readonly objects: number;
  /** As they lie in S3: Athena counts compressed bytes, and text formats are read whole. */
  readonly bytes: number;
  readonly usd: number;
}

/** USD for 10^12 bytes. Source: Amazon Athena pricing, us-east-1 (read 2026-11) */
const usdPerTerabyte = 5;
/** The least that a query is billed for. */
const leastBytes = 10_000_000;

/** S3 answers thousands of listings a second; a few at a time keep it polite. */
const listingsAtATime = 8;

/** What Athena charges for scanning so many bytes; USD. */
const scanUsd = (bytes: number): number => (Math.max(leastBytes, bytes) / 1e12) * usdPerTerabyte;

/**
 * Adds up the files of the days that a query will read.
 *
 * @param days as the table writes them
 */
export async function estimateScan(
  s3: S3Client,
  { locationTemplate, dayColumn }: LogTable,
  days: readonly string[],
  abortSignal?: AbortSignal,
): Promise<ScanEstimate> {
  let [objects, bytes] = [0, 0];
  const queue = days.map((day) => locationOf(locationTemplate.replace(`\${${dayColumn}}`, day)));
  const worker = async () => {
    for (let location = queue.pop(); location !== undefined; location = queue.pop()) {
      for await (const page of paginateListObjectsV2({ client: s3 }, location, { abortSignal })) {
        for (const { Size = 0 } of page.Contents ?? []) {
          objects += 1;
          bytes += Size;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: listingsAtATime }, worker));
  return { objects, bytes, usd: scanUsd(bytes) };
}

/** @throws {ScanLimitError} when the query would scan more than the limit */
export function refuseLargeScan({ bytes, usd, objects }: ScanEstimate, limitBytes: number): void {
  if (bytes <= limitBytes) return;
  throw new ScanLimitError(
    `Athena would scan ${formatBytes(bytes)} in ${objects} files (${formatUsd(usd)}), the limit is ${formatBytes(limitBytes)}: ` +
      "ask for fewer days with --from and --to, or raise --max-scan-gb",
    bytes,
    limitBytes,
  );
}

function locationOf(url: string): { readonly Bucket: string; readonly Prefix: string } {
  const [, bucket, prefix = ""] = /^s3a?:\/\/([^/]+)\/?(.*)$/.exec(url) ?? [];
  if (bucket === undefined) {
    throw new InvalidLogError({
      where: "storage.location.template",
      found: url,
      expected: "a location such as s3://bucket/prefix/ with the day at its end",
    });
  }
  // The day 2026/11/2 is not to match 2026/11/20.
  return { Bucket: bucket, Prefix: prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/` };
}
