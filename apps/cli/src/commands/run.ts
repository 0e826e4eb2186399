import { type Command, Option } from "commander";
import { durationMs } from "../arguments.js";
import type { Output } from "../output.js";
import { type StateOptions, withState } from "../store/state.js";

export interface RunOptions extends StateOptions {
  readonly config: string;
  readonly once?: true;
  readonly interval: number;
  readonly dryRun?: true;
  readonly heartbeat?: string;
}

export function addRun(program: Command, outputOf: () => Output): void {
  withState(program.command("run"))
    .description("the control loop outside Lambda: a tick every interval until it is stopped")
    .requiredOption("--config <file>", "policy file, YAML or JSON; read again when it changes")
    .option("--once", "one tick, then exit: 0 done, 1 something failed, 2 a target does not exist")
    .addOption(
      new Option("--interval <duration>", "time between ticks, 10s to 1h").argParser(durationMs).default(60_000, "1m"),
    )
    .option("--dry-run", "decide and record, but change nothing")
    .option("--heartbeat <function>", "a function that runs every minute: tells missing data from no traffic")
    .action(async (options: RunOptions) => {
      // What it needs is loaded when it is asked for: the other commands start without it.
      const { run } = await import("../actions/run.js");
      await run(options, outputOf());
    });
}
