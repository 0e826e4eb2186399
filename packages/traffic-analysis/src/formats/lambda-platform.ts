import { isoWithOffset } from "../timestamps/iso.js";
import { jsonBody, jsonField } from "./json-line.js";
import { lambdaEvent } from "./lambda-event.js";
import type { LogFormat } from "./layout.js";

const mark = "platform.report";
const metrics = "$.record.metrics";

/**
 * Lambda's own reports in JSON log format: one object a line, of which `platform.report` ends an invocation.
 *
 * Source: AWS Lambda developer guide, "Lambda Telemetry API event schema reference" (read 2026-11)
 */
export const lambdaPlatform: LogFormat = {
  name: "lambda-platform",
  title: "Lambda platform reports in JSON",
  recognise(lines) {
    const reports = lines.filter((line) => line.includes(`"${mark}"`));
    const complete = reports.filter((line) => /"time"\s*:/.test(line) && /"durationMs"\s*:/.test(line));
    return {
      format: "lambda-platform",
      parse: jsonBody(
        ["$.time", "$.type", "$.record.status", `${metrics}.durationMs`, `${metrics}.initDurationMs`].concat([
          `${metrics}.restoreDurationMs`,
          `${metrics}.memorySizeMB`,
          `${metrics}.maxMemoryUsedMB`,
        ]),
        `contains(line, '${mark}')`,
      ),
      event: lambdaEvent({
        endSecond: `CASE WHEN ${jsonField(1)} = '${mark}' THEN ${isoWithOffset.seconds(jsonField(0), "UTC")} END`,
        // What the application prints may quote the event's name.
        skipped: `NOT contains(line, '"${mark}"') OR ${jsonField(1)} <> '${mark}'`,
        status: jsonField(2),
        durationMs: jsonField(3),
        initMs: `coalesce(${jsonField(4)}, ${jsonField(5)})`,
        memoryMb: jsonField(6),
        usedMb: jsonField(7),
      }),
      understood: reports.length === 0 ? 0 : complete.length / reports.length,
    };
  },
};
