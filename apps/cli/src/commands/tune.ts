import { type Command, Option } from "commander";
import type { Output } from "../output.js";
import { type SimulateOptions, withFunctionOptions, withObjective } from "./simulate.js";

export interface TuneOptions extends Omit<SimulateOptions, "trace" | "policy"> {
  readonly trace: string;
  readonly policy: "targetTracking" | "predictive" | "fixed";
}

export function addTune(program: Command, outputOf: () => Output): void {
  const command = program
    .command("tune")
    .description("search a policy's parameters for an aim on the first part of a trace, and report on the rest")
    .requiredOption("--trace <csv>", "timestamp,count; ISO-8601 UTC, regular bins")
    .addOption(
      new Option("--policy <name>", "whose parameters")
        .choices(["targetTracking", "predictive", "fixed"])
        .default("targetTracking"),
    );
  withFunctionOptions(withObjective(command)).action(async (options: TuneOptions) => {
    const { tune } = await import("../actions/tune.js");
    await tune(options, outputOf());
  });
}
