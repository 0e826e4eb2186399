import { type Chart, htmlReport, regularSeries, type Section } from "@serverless-autoscaler/report";
import { MINUTE_MS } from "@serverless-autoscaler/scaling-core";
import type { ChartColumns, JobOutcome } from "./job.js";
import { resultTable } from "./tables.js";

/** One page: for each trace the frontier of cost and cold starts, the figures, and load against capacity. */
export function simulateReport(outcomes: readonly JobOutcome[]): string {
  return htmlReport({
    title: outcomes.length === 1 ? `Policies on ${outcomes[0]?.trace}` : `Policies on ${outcomes.length} traces`,
    subtitle: "Replayed by the scaler's own decision loop against a simulated function, in virtual time",
    sections: outcomes.flatMap(sectionsOf),
    footer: "autoscale simulate",
  });
}

function sectionsOf(outcome: JobOutcome): readonly Section[] {
  const caption = "Less is better on both axes. No policy lies below and left of the line; those above it are beaten.";
  const sections: Section[] = [
    { kind: "chart", chart: frontier(outcome), caption },
    { kind: "table", heading: `${outcome.trace}: every policy`, table: resultTable(outcome) },
  ];
  if (outcome.chart !== undefined) sections.push({ kind: "chart", chart: loadChart(outcome.trace, outcome.chart) });
  return sections;
}

const frontier = ({ trace, policies }: JobOutcome): Chart => ({
  kind: "scatter",
  title: `${trace}: cost against cold starts`,
  x: { label: "cold starts", scale: "log" },
  y: { label: "cost, USD", scale: "linear" },
  points: policies.map(({ policy, coldStarts, costUsd }) => ({
    x: coldStarts,
    y: costUsd,
    label: policy,
    strong: policy === "predictive",
  })),
  frontier: "not beaten by another",
});

const loadChart = (trace: string, { policy, originMs, busy, coldStarts, timeline }: ChartColumns): Chart => ({
  kind: "timeSeries",
  title: `${trace}: load against capacity of ${policy}`,
  unit: "executions",
  load: regularSeries("busy at a time", originMs, MINUTE_MS, busy),
  capacity: [
    {
      label: "provisioned",
      at: [originMs, ...timeline.map(({ atMs }) => atMs)],
      values: [0, ...timeline.map(({ provisioned }) => provisioned)],
    },
  ],
  below: regularSeries("cold starts", originMs, MINUTE_MS, coldStarts),
});
