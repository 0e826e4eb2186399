// Makes the benchmark page: every trace of a folder under every policy.
//   benchmark-page.ts --traces DIR --out FILE
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  baseline,
  type Policy,
  type PolicyResult,
  parseManifest,
  parseTrace,
  rulesPolicy,
  type SimulationOptions,
  simulate,
} from "../src/index.js";

const { values } = parseArgs({ options: { traces: { type: "string" }, out: { type: "string" } } });
if (values.traces === undefined || values.out === undefined) {
  console.error("benchmark-page: give --traces DIR (a folder with manifest.json and one CSV a trace) and --out FILE");
  process.exit(2);
}

const BASELINES = [
  "none",
  "aws-target-tracking",
  "aws-target-tracking-max",
  "knative",
  "hpa",
  "scheduled-hourly",
  "hybrid-histogram",
  "oracle:zero",
];

interface Measured {
  readonly trace: string;
  readonly results: readonly PolicyResult[];
}

/** Ours last: target tracking as a policy file has it, the forecast without an aim, and with a tenth of the cold starts. */
function own(options: Partial<SimulationOptions>, noneRate: number): readonly Policy[] {
  const policies = [
    { type: "predictive", ...(options.coldStartMs === undefined ? {} : { coldStartMs: options.coldStartMs }) },
  ];
  return [
    rulesPolicy("targetTracking", { policies: [{ type: "targetTracking" }] }),
    rulesPolicy("predictive", { policies }),
    ...(noneRate > 0
      ? [rulesPolicy("predictive, a tenth", { policies, objective: { coldStartRate: noneRate / 10 } })]
      : []),
  ];
}

const manifest = join(values.traces, "manifest.json");
const measured: Measured[] = [];
for (const { name, options } of parseManifest(readFileSync(manifest, "utf8"), manifest)) {
  const file = join(values.traces, `${name}.csv`);
  const trace = parseTrace(readFileSync(file, "utf8"), file);
  const results: PolicyResult[] = [];
  for (const policy of BASELINES) results.push((await simulate(trace, options, baseline(policy))).result);
  for (const policy of own(options, results[0]?.coldStartRate ?? 0)) {
    results.push((await simulate(trace, options, policy)).result);
  }
  measured.push({ trace: name, results });
  console.error(`${name}: done`);
  // Written after every trace: what was measured is there even when somebody stops it.
  writeFileSync(values.out, page(measured));
}

function page(all: readonly Measured[]): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return `# Benchmarks

Each trace is replayed by \`autoscale simulate\`'s own engine with the options of its profile; figures are counted on the part that no policy learnt from. Cost and cold starts are ratios to doing nothing (\`none\`): below 1 is better. Measured at ${commit} on ${all.length} traces.

Made by \`npm run benchmarks --workspace=packages/simulator -- --traces DIR --out docs/benchmarks.md\`, where DIR holds \`manifest.json\` (name and profile of each trace) and one CSV a trace. The traces themselves are not part of this repository.

## Summary

${summary(all)}

*Loses*: dearer than doing nothing, with no fewer cold starts.

## Every trace

Each cell: cost / cold starts, as ratios to \`none\`.

${perTrace(all)}

## What it does not show

- One function at a time: the account's shared pool is never short here.
- Prices of us-east-1 on x86; a throttled request is not tried again.
- \`oracle:zero\` and \`perfect-forecast\` know the future: they are limits, not policies.
- \`predictive\` was developed on the same traces: how it does on others is for others to measure. Where it asks for a tenth of the cold starts and does not reach it, the traffic changes in ways that its past did not show, or the trace is too short for it to learn.
`;
}

function summary(all: readonly Measured[]): string {
  const names = [...new Set(all.flatMap(({ results }) => results.map(({ policy }) => policy)))];
  const rows = names.map((name) => {
    const each = all.flatMap(({ results }) => {
      const [none] = results;
      const result = results.find(({ policy }) => policy === name);
      return none === undefined || result === undefined ? [] : [relative(result, none)];
    });
    const loses = each.filter(({ cost, cold }) => cost > 1 && cold >= 1).length;
    return `| ${name} | ${median(each.map(({ cost }) => cost))} | ${median(each.map(({ cold }) => cold))} | ${loses} of ${each.length} |`;
  });
  return ["| policy | cost, median | cold starts, median | loses |", "| --- | ---: | ---: | ---: |", ...rows].join(
    "\n",
  );
}

function perTrace(all: readonly Measured[]): string {
  const names = [...new Set(all.flatMap(({ results }) => results.map(({ policy }) => policy)))].filter(
    (name) => name !== "none",
  );
  const rows = all.map(({ trace, results }) => {
    const [none] = results;
    const cells = names.map((name) => {
      const result = results.find(({ policy }) => policy === name);
      if (none === undefined || result === undefined) return "";
      const { cost, cold } = relative(result, none);
      return `${cost.toFixed(2)} / ${cold.toFixed(2)}`;
    });
    return `| ${trace} | ${none?.coldStarts ?? 0} | ${cells.join(" | ")} |`;
  });
  return [
    `| trace | cold starts of none | ${names.join(" | ")} |`,
    `| --- | ---: | ${names.map(() => "---:").join(" | ")} |`,
    ...rows,
  ].join("\n");
}

function relative(result: PolicyResult, none: PolicyResult) {
  return { cost: result.costUsd / none.costUsd, cold: result.coldStarts / Math.max(1, none.coldStarts) };
}

function median(figures: readonly number[]): string {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]?.toFixed(2) ?? "";
}
