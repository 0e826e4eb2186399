import { Command, CommanderError } from "commander";
import { addAnalyze } from "./commands/analyze.js";
import { addDemo } from "./commands/demo.js";
import { addExplain } from "./commands/explain.js";
import { addOperate } from "./commands/operate.js";
import { addPlan } from "./commands/plan.js";
import { addRun } from "./commands/run.js";
import { addSimulate } from "./commands/simulate.js";
import { addTune } from "./commands/tune.js";
import { addValidate } from "./commands/validate.js";
import { describeFailure } from "./describe-failure.js";
import { EXIT_BAD_INPUT } from "./failure.js";
import { type Output, printJson, processOutput } from "./output.js";

/** Builds the command; `outputOf` is asked when an action runs, after the options are known. */
function buildProgram(outputOf?: () => Output): Command {
  const program = new Command("autoscale");
  const output = outputOf ?? (() => processOutput(program.opts().json === true));
  program
    .description("Scales AWS Lambda concurrency at the cheapest level that meets an objective, and says why.")
    .option("--json", "one JSON document on standard output; everything else goes to standard error")
    .showHelpAfterError("(autoscale --help tells what there is)")
    .exitOverride();
  for (const add of [addDemo, addSimulate, addTune, addAnalyze, addValidate, addPlan, addRun, addExplain, addOperate])
    add(program, output);
  for (const command of program.commands)
    command.exitOverride().option("--json", "one JSON document on standard output");
  return program;
}

/** Runs the command and returns its exit code: 0 done, 1 ran and failed, 2 bad input or usage. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const json = argv.includes("--json");
  const output = processOutput(json);
  try {
    await buildProgram(() => output).parseAsync([...argv], { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (cause) {
    // Commander has already printed what it has to say; its own exit code 1 means wrong usage.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : EXIT_BAD_INPUT;
    output.progress("");
    const { message, exitCode } = describeFailure(cause);
    if (json) printJson(output, { error: message, exitCode });
    output.note(`autoscale: ${message}`);
    return exitCode;
  }
}
