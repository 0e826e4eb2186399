import { type Command, Option } from "commander";
import { integerIn, numberIn } from "../arguments.js";
import type { Output } from "../output.js";

/** Formats that `--format` takes: the names of traffic-analysis, which is loaded only when a log is read. */
const formats = ["csv", "alb", "cloudfront", "clf", "apigateway-json", "lambda-report", "lambda-platform"] as const;

/** Options as commander gives them. */
export interface AnalyzeCommandOptions {
  readonly format?: (typeof formats)[number];
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
}

const fraction = numberIn(0, 1);

export function addAnalyze(program: Command, outputOf: () => Output): void {
  program
    .command("analyze")
    .description("learn from access logs or Lambda REPORT lines: hours, peaks, cold starts, memory, and a schedule")
    .argument("<log...>", "files, folders, patterns; - is standard input; gzip or not")
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
    .action(async (logs: readonly string[], options: AnalyzeCommandOptions) => {
      const { analyzeCommand } = await import("../actions/analyze.js");
      await analyzeCommand(logs, options, outputOf());
    });
}
