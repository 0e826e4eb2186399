import type { FormatName } from "@serverless-autoscaler/traffic-analysis";
import { type Command, Option } from "commander";
import { integerIn, numberIn } from "../arguments.js";
import type { Output } from "../output.js";

/** Formats that `--format` takes: the names of traffic-analysis, which is loaded only when a log is read. */
const formats: readonly FormatName[] = [
  "csv",
  "alb",
  "cloudfront",
  "clf",
  "apigateway-json",
  "lambda-report",
  "lambda-platform",
];

/** Options as commander gives them. */
export interface AnalyzeCommandOptions {
  readonly format?: FormatName;
  readonly timezone: string;
  readonly logTimezone: string;
  readonly timeColumn?: string;
  readonly durationMs: number;
  readonly coldStartMs: number;
  readonly memoryMb: number;
  readonly cover: number;
  readonly train: number;
  readonly maxMalformed: number;
  readonly function: string;
  readonly alias: string;
  readonly policy?: string;
  readonly trace?: string;
  readonly profile?: string;
  readonly svg?: string;
  readonly report?: string;
  readonly engine: "duckdb" | "athena";
  readonly from?: string;
  readonly to?: string;
  readonly workgroup?: string;
  readonly outputLocation?: string;
  readonly maxScanGb: number;
}

const fraction = numberIn(0, 1);

export function addAnalyze(program: Command, outputOf: () => Output): void {
  program
    .command("analyze")
    .description("learn from access logs or Lambda REPORT lines: hours, peaks, cold starts, memory, and a schedule")
    .argument("<log...>", "files, folders, patterns, gzip or not; - is standard input; with Athena DATABASE.TABLE")
    .addOption(new Option("--format <name>", "what the logs are (default: told from the content)").choices(formats))
    .option("--timezone <zone>", "zone in which hours and days are meant, such as Asia/Seoul", "UTC")
    .option("--log-timezone <zone>", "zone of timestamps that are written without one", "UTC")
    .option("--time-column <name>", "column with the timestamps (CSV, JSON)")
    .option("--duration-ms <ms>", "mean duration where the log has none", numberIn(0.001, 900_000), 200)
    .option("--cold-start-ms <ms>", "mean cold start where the log has none", numberIn(0.001, 900_000), 400)
    .option("--memory-mb <mb>", "memory of the function where the log does not say it", integerIn(128, 10_240), 512)
    .option("--cover <share>", "share of the peak minutes that the schedule covers, at the least cost", fraction, 0.95)
    .option(
      "--train <share>",
      "share of the days to learn from; the rest checks the schedule",
      numberIn(0.05, 0.95),
      0.7,
    )
    .option("--max-malformed <share>", "refuse a log with more malformed lines than this", fraction, 0.05)
    .option("--function <name>", "Lambda function that the schedule is for", "my-function")
    .option("--alias <name>", "its alias", "live")
    .option("--policy <yaml>", "writes the schedule as a policy file")
    .option("--trace <csv>", "writes timestamp,count minute by minute, for autoscale simulate")
    .option("--profile <csv>", "writes requests by hour of day and of week")
    .option("--svg <file>", "writes the chart of the hours")
    .option("--report <html>", "writes everything as one HTML file")
    .addOption(new Option("--engine <name>", "where the logs are read").choices(["duckdb", "athena"]).default("duckdb"))
    .option("--from <day>", "Athena: first day, such as 2026-11-01, UTC")
    .option("--to <day>", "Athena: last day")
    .option("--workgroup <name>", "Athena: workgroup (default: primary)")
    .option("--output-location <s3-url>", "Athena: where the result is written (default: what the workgroup says)")
    .option("--max-scan-gb <gb>", "Athena: refuse a query that would scan more", numberIn(0, 1e6), 100)
    .action(async (logs: readonly string[], options: AnalyzeCommandOptions) => {
      const { analyzeCommand } = await import("../actions/analyze.js");
      await analyzeCommand(logs, options, outputOf());
    });
}
