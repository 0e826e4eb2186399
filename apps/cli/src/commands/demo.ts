import type { Command } from "commander";
import { integerIn } from "../arguments.js";
import type { Output } from "../output.js";

export interface DemoOptions {
  readonly trace?: string;
  readonly config?: string;
  readonly target?: string;
  readonly seed: number;
  readonly report: string;
  readonly chart?: string;
}

export function addDemo(program: Command, outputOf: () => Output): void {
  program
    .command("demo")
    .description("replay a week of traffic against a simulated function: load, capacity, reasons, cost; no AWS account")
    .option("--trace <csv>", "another trace (timestamp,count; ISO-8601 UTC, regular bins)")
    .option("--config <file>", "another policy file (default: one for the demonstration)")
    .option("--target <name>", "which target of it (default: the first)")
    .option("--seed <n>", "which week, and which draw of arrivals", integerIn(0, 2 ** 31 - 1), 1)
    .option("--report <html>", "where the report goes", "report.html")
    .option("--chart <svg>", "writes the picture alone, too")
    .action(async (options: DemoOptions) => {
      // What it needs is loaded when it is asked for: the other commands start without it.
      const { demo } = await import("../actions/demo.js");
      await demo(options, outputOf());
    });
}
