// Runs policies on every trace of a folder and prints cost and cold starts against doing nothing.
//   evaluate.ts --traces DIR --policy X[,Y...] [--only PART-OF-A-NAME] [--json]
//   evaluate.ts --fleet FILE --policy X[,Y...] [--json]
//               [--cold-start-rate R | --cold-start-usd C | --budget-usd-month B]
// A policy is one of the baselines, or a type of the policy file (targetTracking, predictive) run by the real tick.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  baseline,
  isBaseline,
  type Policy,
  type PolicyResult,
  parseFleet,
  rulesPolicy,
  simulate,
  simulateFleet,
} from "../src/index.js";
import { loadFolder } from "./load-folder.js";

const { values } = parseArgs({
  options: {
    traces: { type: "string" },
    fleet: { type: "string" },
    policy: { type: "string", multiple: true, default: ["aws-target-tracking"] },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    "cold-start-rate": { type: "string" },
    "cold-start-usd": { type: "string" },
    "budget-usd-month": { type: "string" },
  },
});
const policies = ["none", ...values.policy.flatMap((names) => names.split(","))].map(policyOf);

interface Row {
  readonly trace: string;
  readonly seconds: number;
  readonly results: readonly PolicyResult[];
}
const rows: Row[] = [];
if (values.traces !== undefined) await evaluateFolder(values.traces);
else if (values.fleet !== undefined) await evaluateFleet(values.fleet);
else {
  console.error("evaluate: give --traces DIR (a folder with manifest.json and one CSV a trace) or --fleet FILE");
  process.exit(2);
}
if (values.json) console.log(JSON.stringify(rows, null, 1));
else summarise();

async function evaluateFolder(folder: string): Promise<void> {
  for (const { trace, options } of loadFolder(folder, values.only)) {
    await evaluate(trace.name, async (policy) => (await simulate(trace, options, policy)).result);
  }
}

async function evaluateFleet(file: string): Promise<void> {
  const fleet = parseFleet(readFileSync(file, "utf8"), file);
  await evaluate(file, async (policy) => {
    const { result, concurrencyAtMost } = await simulateFleet(fleet, {}, policy);
    if (!values.json) console.log(`${policy.name}: at most ${concurrencyAtMost} executions at the same time`);
    return result;
  });
}

async function evaluate(trace: string, run: (policy: Policy) => Promise<PolicyResult>): Promise<void> {
  const startedMs = performance.now();
  const results: PolicyResult[] = [];
  for (const policy of policies) results.push(await run(policy));
  const row = { trace, seconds: (performance.now() - startedMs) / 1000, results };
  rows.push(row);
  if (!values.json) print(row);
}

function policyOf(name: string): Policy {
  if (isBaseline(name)) return baseline(name);
  const objective = Object.fromEntries(
    [
      ["coldStartRate", values["cold-start-rate"]] as const,
      ["coldStartUsd", values["cold-start-usd"]] as const,
      ["budgetUsdMonth", values["budget-usd-month"]] as const,
    ].flatMap(([key, value]) => (value === undefined ? [] : [[key, Number(value)]])),
  );
  const rules = { policies: [{ type: name }] };
  return rulesPolicy(name, Object.keys(objective).length === 0 ? rules : { ...rules, objective });
}

function print({ trace, seconds, results }: Row): void {
  console.log(`${trace} (${seconds.toFixed(1)} s)`);
  for (const result of results) {
    const { cost, cold } = relative(result, results);
    console.log(
      [
        `  ${result.policy.padEnd(26)}`,
        `$${result.costUsd.toFixed(3).padStart(9)} x${cost.toFixed(3).padStart(7)}`,
        `cold ${String(result.coldStarts).padStart(6)} x${cold.toFixed(3)}`,
        `rate ${(result.coldStartRate * 100).toFixed(3)} %`,
        `util ${result.utilization.toFixed(2)}`,
        `throttles ${result.throttles}`,
        `changes ${result.changes}`,
      ].join("  "),
    );
  }
}

function summarise(): void {
  console.log(`\nmedians over ${rows.length} traces; "loses": dearer than none and no fewer cold starts`);
  for (const [index, { name }] of policies.entries()) {
    const each = rows.map(({ results }) => relative(results[index] as PolicyResult, results));
    const median = (figures: number[]) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
    console.log(
      [
        `  ${name.padEnd(26)}`,
        `cost x${median(each.map(({ cost }) => cost)).toFixed(3)}`,
        `cold x${median(each.map(({ cold }) => cold)).toFixed(3)}`,
        `loses on ${each.filter(({ cost, cold }) => cost > 1 && cold >= 1).length}`,
      ].join("  "),
    );
  }
}

function relative(result: PolicyResult, results: readonly PolicyResult[]) {
  const none = results[0] as PolicyResult;
  return { cost: result.costUsd / none.costUsd, cold: result.coldStarts / Math.max(1, none.coldStarts) };
}
