import type { SimulationOptions } from "@serverless-autoscaler/simulator";
import { type Command, Option } from "commander";
import { integerIn, numberIn } from "../arguments.js";
import type { Output } from "../output.js";

/** Options as commander gives them; numbers are checked for being numbers here, for their range by the simulator. */
export interface SimulateOptions extends SimulationOptions {
  readonly trace?: readonly string[];
  readonly fleet?: string;
  readonly config?: string;
  readonly target?: string;
  readonly policy?: readonly string[];
  readonly coldStartRate?: number;
  readonly coldStartUsd?: number;
  readonly budgetUsdMonth?: number;
  readonly timeline?: string;
  readonly report?: string;
  readonly workers?: number;
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];
const any = numberIn(-1e15, 1e15);

/** The options that describe the simulated function and its traffic: the same for `simulate` and `tune`. */
export function withFunctionOptions(command: Command): Command {
  return command
    .option("--duration-ms <ms>", "mean service time", any, 200)
    .option("--duration-cv <cv>", "its coefficient of variation (lognormal)", any, 0.8)
    .option("--cold-start-ms <ms>", "mean time of a cold start", any, 400)
    .option("--cold-start-cv <cv>", "its coefficient of variation (lognormal)", any, 0.3)
    .option("--memory-mb <mb>", "memory of the function", any, 512)
    .option("--spin-up-seconds <s>", "until provisioned capacity is usable", any, 90)
    .option("--keep-alive-seconds <s>", "how long an idle on-demand environment is kept", any, 360)
    .option("--metric-lag-seconds <s>", "how late a minute of metrics is visible", any, 60)
    .option("--reserved <n>", "most executions at the same time", any, 1000)
    .option("--train <share>", "first part of the trace, for learning only; figures are counted on the rest", any, 0.5)
    .option("--scale <x>", "multiplies every count", any, 1)
    .option("--burst <n>", "requests that arrive at the same instant", any, 1)
    .option("--billing-quantum-seconds <s>", "provisioned time is billed in such steps (1 = to the second)", any, 300)
    .option("--seed <n>", "seed of all randomness", integerIn(0, 2 ** 31 - 1), 1);
}

/** What `predictive` and `tune` aim for: one of three, or none. */
export function withObjective(command: Command): Command {
  const names = ["coldStartRate", "coldStartUsd", "budgetUsdMonth"];
  const option = (flags: string, text: string, name: string) =>
    new Option(flags, text).argParser(numberIn(0, 1e9)).conflicts(names.filter((other) => other !== name));
  return command
    .addOption(option("--cold-start-rate <share>", "aim: at most this share of invocations", "coldStartRate"))
    .addOption(option("--cold-start-usd <usd>", "aim: what avoiding one cold start is worth", "coldStartUsd"))
    .addOption(option("--budget-usd-month <usd>", "aim: as few cold starts as this buys", "budgetUsdMonth"));
}

export function addSimulate(program: Command, outputOf: () => Output): void {
  const command = program
    .command("simulate")
    .description("replay a trace under policies side by side: cost, cold starts, throttles; the real decision loop")
    .option("--trace <csv>", "timestamp,count; ISO-8601 UTC, regular bins; may be said several times", collect)
    .option("--fleet <csv>", "one column a function instead of a trace")
    .option("--policy <name>", "policy to replay; may be said several times (default: all that there are)", collect)
    .option("--config <file>", "policy file whose target is replayed too")
    .option("--target <name>", "which target of it (default: the first)");
  withFunctionOptions(withObjective(command))
    .option("--timeline <csv>", "writes at,provisioned of the one policy asked for")
    .option("--report <html>", "writes charts of load, capacity and cold starts, and the frontier")
    .addOption(new Option("--workers <n>", "threads for several traces").argParser(integerIn(1, 64)))
    .addHelpText("after", policiesHelp)
    .action(async (options: SimulateOptions) => {
      const { simulateCommand } = await import("../actions/simulate.js");
      await simulateCommand(options, outputOf());
    });
}

const policiesHelp = `
Policies:
  none                      on demand alone
  fixed:N                   N environments, always
  aws-target-tracking       Application Auto Scaling, average utilisation at 0.7
  aws-target-tracking-max   the same by its maximum
  knative, hpa              the rules of Knative and of Kubernetes
  scheduled-hourly          95th percentile of each hour of day, learnt on the training part
  hybrid-histogram          Shahrad et al. 2020, per concurrency level
  targetTracking            ours, with the policy file's defaults
  predictive                ours, by forecast and cost; see the aims above
  perfect-forecast:EPS      knows every future rate, covers all but EPS of each minute's demand
  oracle, oracle:USD, oracle:zero   know the future: the limits`;
