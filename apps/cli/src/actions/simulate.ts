import { resolve } from "node:path";
import { terminalTable } from "@serverless-autoscaler/report";
import type { SimulateOptions } from "../commands/simulate.js";
import { badInput } from "../failure.js";
import { type Output, printJson } from "../output.js";
import { readPolicyFile } from "../read-policy.js";
import type { Job, JobOutcome, JobResult } from "../simulate/job.js";
import { objectiveOf, simulationOptions } from "../simulate/options.js";
import { everyPolicy } from "../simulate/policy-of.js";
import { simulateReport } from "../simulate/report.js";
import { runJobs } from "../simulate/run-jobs.js";
import { resultTable } from "../simulate/tables.js";
import { writeWhole } from "../write-whole.js";

export async function simulateCommand(given: SimulateOptions, output: Output): Promise<void> {
  const jobs = await jobsOf(given);
  if (
    given.timeline !== undefined &&
    (jobs.length !== 1 || jobs[0]?.policies.length !== 1 || given.fleet !== undefined)
  ) {
    throw badInput("--timeline: expected exactly one --trace and one --policy, whose decisions are written");
  }
  const outcomes = await runJobs(jobs, given.workers, (share) =>
    output.progress(`simulating: ${Math.floor(share * 100)} %`),
  );
  output.progress("");
  if (given.timeline !== undefined) await writeWhole(given.timeline, timelineOf(outcomes[0]), "--timeline");
  if (given.report !== undefined) await writeWhole(given.report, simulateReport(outcomes), "--report");
  if (output.json) return printJson(output, outcomes.length === 1 ? jsonOf(outcomes[0]) : outcomes.map(jsonOf));
  for (const outcome of outcomes) output.out(`${titleOf(outcome)}\n${table(outcome, output)}\n`);
  if (given.report !== undefined) output.out(`Report: ${resolve(given.report)}`);
}

async function jobsOf(given: SimulateOptions): Promise<readonly Job[]> {
  const options = simulationOptions(given);
  const objective = objectiveOf(given);
  const config = await targetOf(given);
  const asked = given.policy ?? (config === undefined ? everyPolicy : ["none"]);
  const policies = config === undefined ? asked : [...asked, config.target];
  const shared = { options, objective, policies, ...(config === undefined ? {} : { config }) };
  // The chart shows what the reader came for: the own target, or our forecast, or whatever came last.
  const chartOf = config?.target ?? (policies.includes("predictive") ? "predictive" : policies.at(-1));
  const charted = given.report === undefined || chartOf === undefined ? shared : { ...shared, chartOf };
  if (given.fleet !== undefined) {
    if (given.trace !== undefined) throw badInput("--fleet and --trace: expected one of the two");
    return [{ kind: "fleet", file: given.fleet, ...charted }];
  }
  if (given.trace === undefined)
    throw badInput("--trace or --fleet: missing; expected a CSV file with timestamp,count");
  return given.trace.map((file): Job => ({ kind: "trace", file, ...charted }));
}

async function targetOf({ config, target }: SimulateOptions): Promise<Job["config"]> {
  if (config === undefined) {
    if (target !== undefined) throw badInput(`--target ${target}: expected --config too, which has the target`);
    return undefined;
  }
  const { targets } = await readPolicyFile(config);
  const found = target === undefined ? targets[0] : targets.find(({ name }) => name === target);
  const known = targets.map(({ name }) => name).join(", ") || "none";
  if (found === undefined) throw badInput(`${config}: no target ${target ?? "at all"}; there are: ${known}`);
  return { file: config, target: found.name };
}

/** `at,provisioned`: the requested capacity from then on, one line a change. */
function timelineOf(outcome: JobOutcome | undefined): string {
  const lines = (outcome?.timeline ?? []).map(({ atMs, provisioned }) => `${iso(atMs)},${provisioned}`);
  return `${["at,provisioned", ...lines].join("\n")}\n`;
}

const iso = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");

const jsonOf = (outcome: JobOutcome | undefined): JobResult | undefined =>
  outcome && { trace: outcome.trace, options: outcome.options, policies: outcome.policies };

const titleOf = ({ trace, policies, options }: JobOutcome): string =>
  `${trace}: ${policies[0]?.requests.toLocaleString("en-US") ?? 0} requests counted, after ${options.train * 100} % for learning`;

const table = (outcome: JobOutcome, output: Output): string =>
  terminalTable(resultTable(outcome), { width: output.columns, glyphs: "unicode", colour: output.colour });
