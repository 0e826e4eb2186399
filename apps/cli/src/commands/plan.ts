import type { Command } from "commander";
import type { Output } from "../output.js";

export interface PlanOptions {
  readonly config: string;
  readonly table?: string;
  readonly heartbeat?: string;
}

export function addPlan(program: Command, outputOf: () => Output): void {
  program
    .command("plan")
    .description("dry run against the account: what would change now, why, and what it costs a month; changes nothing")
    .requiredOption("--config <file>", "policy file, YAML or JSON")
    .option("--table <name>", "table of a deployed scaler: plans with what it remembers")
    .option("--heartbeat <function>", "a function that runs every minute: tells missing data from no traffic")
    .action(async (options: PlanOptions) => {
      // What it needs is loaded when it is asked for: the other commands start without it.
      const { plan } = await import("../actions/plan.js");
      await plan(options, outputOf());
    });
}
