import {
  type Figure,
  formatDuration,
  formatNumber,
  formatPercent,
  htmlReport,
  type Section,
  type Table,
} from "@serverless-autoscaler/report";
import type { Analysis } from "../analysis/analysis.js";
import type { AnalyzedLog } from "../analysis/analyze-counts.js";
import { hourChart, minuteChart, weekMap } from "./charts.js";
import { findings } from "./findings.js";
import {
  checkTable,
  coldStartTable,
  durationTable,
  malformedTable,
  memoryTable,
  peakTable,
  routeTable,
  sourceTable,
  statusTable,
  summaryOf,
  windowTable,
} from "./tables.js";

const mostRoutes = 30;

/** The whole analysis as one HTML file that needs nothing else. */
export function renderHtml(analyzed: AnalyzedLog): string {
  const { analysis, policy } = analyzed;
  return htmlReport({
    title: "Traffic analysis",
    subtitle: summaryOf(analysis),
    sections: [
      { kind: "figures", figures: figures(analysis) },
      { kind: "notes", heading: "Findings", paragraphs: findings(analysis) },
      { kind: "chart", chart: hourChart(analysis), caption: "Shaded: the hours of the suggested schedule." },
      { kind: "chart", chart: weekMap(analysis) },
      { kind: "chart", chart: minuteChart(analyzed) },
      ...table("Peaks", peakTable(analysis), "Hours that have 1.5 times the day's mean on at least half of the days."),
      ...table("Suggested schedule", windowTable(analysis), scheduleCaption(analysis)),
      ...table("What the schedule would have done", checkTable(analysis), checkCaption(analysis)),
      ...(policy === undefined ? [] : [{ kind: "text", heading: "Policy file", text: policy } as const]),
      ...table("Routes", routeTable(analysis, mostRoutes)),
      ...table("Statuses", statusTable(analysis)),
      ...table("Durations", durationTable(analysis), "Percentiles are right within 0.5 %."),
      ...table("Hours with most cold starts", coldStartTable(analysis)),
      ...table("Memory", memoryTable(analysis), memoryCaption),
      ...table("Malformed lines", malformedTable(analysis), "The first ones."),
      ...table("Logs", sourceTable(analysis)),
    ],
    footer: "autoscale analyze",
  });
}

function figures({
  requests,
  requestsPerHour,
  hourOfDay,
  coldStarts,
  durations,
  concurrency,
}: Analysis): readonly Figure[] {
  const busiest = hourOfDay.reduce((best, hour) => (hour.perHour > best.perHour ? hour : best));
  return [
    { label: "requests", value: formatNumber(requests) },
    { label: "a mean hour", value: formatNumber(requestsPerHour), unit: "requests" },
    {
      label: `the busiest hour of day, ${String(busiest.hour).padStart(2, "0")}:00`,
      value: formatNumber(busiest.perHour),
      unit: "requests",
    },
    { label: "concurrency, 99th percentile", value: formatNumber(concurrency.p99), unit: "executions" },
    ...(durations === undefined ? [] : [{ label: "duration, median", value: formatDuration(durations.p50Ms) }]),
    ...(coldStarts === undefined ? [] : [{ label: "cold starts", value: formatPercent(coldStarts.rate) }]),
  ];
}

/** A table with its heading; nothing at all where there are no rows. */
function table(heading: string, content: Table, caption?: string): readonly Section[] {
  if (content.rows.length === 0) return [];
  return [{ kind: "table", heading, table: content, ...(caption !== undefined && { caption }) }];
}

const scheduleCaption = ({ suggestion }: Analysis): string =>
  suggestion === undefined
    ? ""
    : `Learnt from ${suggestion.learntFrom.from.slice(0, 10)} to ${suggestion.learntFrom.to.slice(0, 10)}. An execution that is busy ` +
      "more than 60 % of the time is cheaper provisioned than on demand; the others are bought for the peaks.";

const checkCaption = ({ suggestion }: Analysis): string =>
  suggestion?.check === undefined
    ? ""
    : `Replayed from ${suggestion.check.from.slice(0, 16)}Z to ${suggestion.check.to.slice(0, 16)}Z, which the schedule was not learnt from.`;

const memoryCaption =
  "Memory buys processor time: a cost or duration is told from code that only waits to code that only computes.";
