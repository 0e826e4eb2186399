import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { htmlReport, terminalChart, terminalTable, timeSeriesChart } from "@serverless-autoscaler/report";
import type { TargetSpec } from "@serverless-autoscaler/scaling-core";
import { demoOptions, generateDemoTrace, parseTrace, type Trace } from "@serverless-autoscaler/simulator";
import type { DemoOptions } from "../commands/demo.js";
import { loadChart } from "../demo/chart.js";
import { changesOf, worthReading } from "../demo/decisions.js";
import { comparison, figures } from "../demo/figures.js";
import { type Replay, replay } from "../demo/replay.js";
import { badInput } from "../failure.js";
import { type Output, printJson } from "../output.js";
import { readInput, readPolicyFile } from "../read-policy.js";
import { renderRecord } from "../render-record.js";
import { writeWhole } from "../write-whole.js";

const DEMO_POLICY = fileURLToPath(new URL("../../policies/demo.yaml", import.meta.url));
const CHART_ROWS = 12;
const DECISIONS_ON_TERMINAL = 8;

export async function demo(options: DemoOptions, output: Output): Promise<void> {
  const target = await targetOf(options);
  const trace = await traceOf(options);
  const replayed = await replay(trace, target, { ...demoOptions, seed: options.seed, train: 0 }, output);
  await writeReport(options.report, replayed);
  if (options.chart !== undefined) await writeWhole(options.chart, timeSeriesChart(loadChart(replayed)), "--chart");
  if (output.json) return printJson(output, jsonOf(replayed, options));
  const style = { width: Math.min(output.columns, 140), glyphs: "unicode" as const, colour: output.colour };
  output.out(terminalChart(loadChart(replayed), { ...style, height: CHART_ROWS }));
  const all = replayed.scaled.decisions;
  output.out(`\nDecisions worth reading, of ${all.length} (UTC; all changes are in the report)`);
  for (const record of worthReading(all, DECISIONS_ON_TERMINAL)) output.out(renderRecord(record));
  output.out(`\n${terminalTable(comparison(replayed), style)}`);
  output.out(`\nReport: ${resolve(options.report)}`);
}

async function targetOf({ config = DEMO_POLICY, target: name }: DemoOptions): Promise<TargetSpec> {
  const { targets } = await readPolicyFile(config);
  const target = name === undefined ? targets[0] : targets.find((known) => known.name === name);
  if (target !== undefined) return target;
  const known = targets.map((one) => one.name).join(", ") || "none";
  throw badInput(`${config}: no target ${name === undefined ? "at all" : `"${name}"`}; there are: ${known}`);
}

async function traceOf({ trace, seed }: DemoOptions): Promise<Trace> {
  return trace === undefined
    ? generateDemoTrace({ seed, days: 7 })
    : parseTrace(await readInput(trace, "the trace"), trace);
}

async function writeReport(path: string, replayed: Replay): Promise<void> {
  const { trace, target, scaled } = replayed;
  const html = htmlReport({
    title: `${target.name}: a replay of ${trace.name}`,
    subtitle: "The scaler's own tick against a simulated Lambda function, in virtual time",
    sections: [
      { kind: "figures", figures: figures(replayed) },
      { kind: "chart", chart: { kind: "timeSeries", ...loadChart(replayed) } },
      { kind: "table", heading: "With and without scaling", table: comparison(replayed) },
      { kind: "decisions", heading: "Every change of capacity, and why", decisions: changesOf(scaled.decisions) },
    ],
    footer: "autoscale demo",
  });
  await writeWhole(path, html, "--report");
}

const jsonOf = ({ trace, options, without, aws, scaled }: Replay, { report }: DemoOptions) => ({
  trace: trace.name,
  options,
  policies: [without.result, aws.result, scaled.result],
  decisions: scaled.decisions,
  report: resolve(report),
});
