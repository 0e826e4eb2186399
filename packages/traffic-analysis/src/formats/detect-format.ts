import { InvalidLogError } from "../errors.js";
import { alb } from "./alb.js";
import { apiGatewayJson } from "./api-gateway-json.js";
import { cloudFront } from "./cloudfront.js";
import { commonLog } from "./common-log.js";
import { csv } from "./csv.js";
import { lambdaPlatform } from "./lambda-platform.js";
import { lambdaReport } from "./lambda-report.js";
import type { FormatName, Layout, LayoutHints, LogFormat } from "./layout.js";

/** The special ones first: a Lambda report downloaded as CSV is CSV too, and one in JSON is JSON. */
const formats: readonly LogFormat[] = [lambdaPlatform, lambdaReport, alb, cloudFront, commonLog, apiGatewayJson, csv];

/** Fewer lines than this understood is no detection: every other line of some logs happens to look like CSV. */
const enoughUnderstood = 0.6;

/** The sample of one log. */
export interface Sample {
  /** What to call the log in messages. */
  readonly where: string;
  /** Whole lines from its start; none empty. */
  readonly lines: readonly string[];
}

/**
 * Finds out how to read a log from its first lines.
 *
 * @param format what the user said; then the lines only say the details, such as the columns
 * @throws {InvalidLogError} when no format fits, or the one asked for cannot
 */
export function detectFormat({ where, lines }: Sample, hints: LayoutHints, format?: FormatName): Layout {
  if (format !== undefined) return forced({ where, lines }, hints, format);
  for (const candidate of formats) {
    const layout = candidate.recognise(lines, hints);
    if (layout !== undefined && layout.understood >= enoughUnderstood) return layout;
  }
  throw new InvalidLogError({
    where,
    line: 1,
    found: shown(lines[0] ?? ""),
    expected: `a line of one of these: ${formats.map(({ title }) => title).join("; ")}`,
    remedy: "say which with --format, or name the column of the timestamps with --time-column",
  });
}

function forced({ where, lines }: Sample, hints: LayoutHints, name: FormatName): Layout {
  const format = formats.find((candidate) => candidate.name === name);
  const layout = format?.recognise(lines, hints);
  if (layout !== undefined) return layout;
  throw new InvalidLogError({
    where,
    line: 1,
    found: shown(lines[0] ?? ""),
    expected: `${format?.title ?? name}, as --format ${name} says`,
  });
}

/** The start of a line, for messages. */
const shown = (line: string): string => JSON.stringify(line.length > 80 ? `${line.slice(0, 77)}...` : line);
