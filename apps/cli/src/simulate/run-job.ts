import {
  type Policy,
  type PolicyResult,
  parseFleet,
  parseTrace,
  type Simulation,
  simulate,
  simulateFleet,
} from "@serverless-autoscaler/simulator";
import { readInput, readPolicyFile } from "../read-policy.js";
import type { ChartColumns, Job, JobOutcome } from "./job.js";
import { policyOf } from "./policy-of.js";

/** Replays one trace or fleet under each policy. @param told share of the work that is done; fraction */
export async function runJob(job: Job, told: (share: number) => void): Promise<JobOutcome> {
  const text = await readInput(job.file, job.kind === "fleet" ? "the fleet" : "the trace");
  const file = job.config === undefined ? undefined : await readPolicyFile(job.config.file);
  const policies = job.policies.map((name) => policyOf(name, job.options, job.objective, file));
  const share = (index: number) => (part: number) => told((index + part) / policies.length);
  return job.kind === "fleet" ? runFleet(job, text, policies, share) : runTrace(job, text, policies, share);
}

async function runTrace(
  job: Job,
  text: string,
  policies: readonly Policy[],
  share: (index: number) => (part: number) => void,
): Promise<JobOutcome> {
  const trace = parseTrace(text, job.file);
  const results: PolicyResult[] = [];
  let last: Simulation | undefined;
  let chart: ChartColumns | undefined;
  for (const [index, policy] of policies.entries()) {
    last = await simulate(trace, job.options, policy, share(index));
    results.push(last.result);
    if (policy.name === job.chartOf) chart = columnsOf(policy.name, last);
  }
  const timeline = last?.timeline ?? [];
  const base = { trace: trace.name, options: job.options, policies: results, timeline };
  return chart === undefined ? base : { ...base, chart };
}

async function runFleet(
  job: Job,
  text: string,
  policies: readonly Policy[],
  share: (index: number) => (part: number) => void,
): Promise<JobOutcome> {
  const fleet = parseFleet(text, job.file);
  const results: PolicyResult[] = [];
  for (const [index, policy] of policies.entries()) {
    results.push((await simulateFleet(fleet, job.options, policy, share(index))).result);
  }
  return { trace: job.file, options: job.options, policies: results, timeline: [] };
}

function columnsOf(policy: string, { minutes, timeline }: Simulation): ChartColumns {
  return {
    policy,
    originMs: minutes.originMs,
    busy: minutes.concurrencyMax.slice(0, minutes.length),
    coldStarts: minutes.coldStarts.slice(0, minutes.length),
    timeline,
  };
}
