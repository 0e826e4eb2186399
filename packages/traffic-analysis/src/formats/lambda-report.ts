import { literal } from "../sql/quote.js";
import { epochKinds } from "../timestamps/epoch.js";
import { isoWithOffset } from "../timestamps/iso.js";
import { lambdaEvent } from "./lambda-event.js";
import type { LogFormat } from "./layout.js";

const mark = "REPORT RequestId: ";
const epochMillis = epochKinds[1] ?? isoWithOffset;

const groups = ["duration", "billed", "memory", "used", "init", "restore", "status"];
const report =
  "REPORT RequestId: \\S+\\s+Duration: ([\\d.]+) ms\\s+Billed Duration: (\\d+) ms\\s+" +
  "Memory Size: (\\d+) MB\\s+Max Memory Used: (\\d+) MB" +
  "(?:\\s+Init Duration: ([\\d.]+) ms)?(?:\\s+Restore Duration: ([\\d.]+) ms)?(?:.*Status: (\\w+))?";
const timestamp = '^["\\s]*(\\d{4}-\\d{2}-\\d{2}[T ][\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?|\\d{13})';

/**
 * CloudWatch Logs of a Lambda function in text form: an export to S3, `aws logs tail`, or a download as CSV.
 *
 * The one line of interest an invocation is `REPORT`; it is stamped with the end of the invocation, so that the
 * arrival is its duration earlier. SnapStart's restore counts as the cold start's time.
 * Source: AWS Lambda developer guide, "Working with Lambda function logs" (read 2026-11)
 */
export const lambdaReport: LogFormat = {
  name: "lambda-report",
  title: "CloudWatch Logs with Lambda REPORT lines",
  recognise(lines) {
    const reports = lines.filter((line) => line.includes(mark));
    const complete = new RegExp(`${timestamp}.*${report}`);
    const end = `CASE WHEN f.time ~ '^\\d+$' THEN ${epochMillis.seconds("f.time", "UTC")} ELSE ${isoWithOffset.seconds("f.time", "UTC")} END`;
    return {
      format: "lambda-report",
      parse: `regexp_extract(line, '${timestamp}.*${report}', ['time', ${groups.map(literal).join(", ")}])`,
      event: lambdaEvent({
        endSecond: end,
        skipped: `NOT contains(line, '${mark}')`,
        status: "CASE WHEN f.status = '' THEN 'success' ELSE f.status END",
        durationMs: "f.duration",
        initMs: "CASE WHEN f.init = '' THEN f.restore ELSE f.init END",
        memoryMb: "f.memory",
        usedMb: "f.used",
      }),
      // The application's own lines around the reports say nothing against this format.
      understood: reports.length === 0 ? 0 : reports.filter((line) => complete.test(line)).length / reports.length,
    };
  },
};
