import { formatUsd, type Report, type Table, type TimeSeriesChart } from "@serverless-autoscaler/report";
import { coldStartTimes, hourlyProfile, policyFrontier, weekHeatMap } from "./generated-profile.js";
import { generatedWeek } from "./generated-week.js";

export const week = generatedWeek(7);
/** The chart of the report, also for the terminal. */
export const exampleChart: TimeSeriesChart = {
  title: "Load against provisioned concurrency",
  unit: "executions",
  timeZone: "Europe/Zurich",
  load: week.load,
  capacity: [week.provisioned],
  events: [{ at: week.startAt + (3 * 1440 + 1150) * 60_000, label: "flash crowd" }],
  below: week.coldStarts,
};
/** Policies side by side, made up. */
export const policies: Table = {
  columns: [{ label: "policy" }, { label: "cold starts" }, { label: "cost" }, { label: "p99 wait, ms" }],
  rows: [
    ["none", 20412, { text: formatUsd(41.2), sortBy: 41.2 }, 512],
    ["aws-target-tracking", 15023, { text: formatUsd(49.9), sortBy: 49.9 }, 480],
    ["predictive", 1804, { text: formatUsd(43.1), sortBy: 43.1 }, 122],
    ["oracle", 0, { text: formatUsd(39.8), sortBy: 39.8 }, 0],
  ],
  strongRow: 2,
};

/** What a report of a replayed week looks like. */
export const exampleReport: Report = {
  title: "A week of checkout, replayed",
  subtitle: "Generated traffic, 2–8 March 2026, 512 MB, 200 ms mean duration, 400 ms cold start",
  sections: [
    {
      kind: "figures",
      figures: [
        {
          label: "Cold starts",
          value: "1,804",
          comparison: { text: "91% fewer than doing nothing", verdict: "better" },
        },
        {
          label: "Cost",
          value: "$43.10",
          unit: "a week",
          comparison: { text: "4.6% more than doing nothing", verdict: "worse" },
        },
        {
          label: "Waiting, 99th percentile",
          value: "122",
          unit: "ms",
          comparison: { text: "512 ms without scaling", verdict: "better" },
        },
        {
          label: "Changes of capacity",
          value: String(week.changes.length),
          comparison: { text: "about 12 a day", verdict: "same" },
        },
      ],
    },
    {
      kind: "chart",
      chart: { kind: "timeSeries", ...exampleChart },
      caption: "Capacity follows the daily rhythm; the flash crowd on Thursday evening came too fast for it.",
    },
    { kind: "table", heading: "Policies side by side", table: policies },
    {
      kind: "chart",
      chart: { kind: "scatter", ...policyFrontier },
      caption: "Lower and further left is better. Filled points are beaten by no other.",
    },
    { kind: "chart", chart: { kind: "bars", ...hourlyProfile(week) } },
    { kind: "chart", chart: { kind: "heatMap", ...weekHeatMap(week) } },
    { kind: "chart", chart: { kind: "histogram", ...coldStartTimes } },
    {
      kind: "decisions",
      heading: "Decisions",
      timeZone: "Europe/Zurich",
      decisions: week.changes.map((change) => ({
        ...change,
        reasons: [`forecast ${change.to} executions within 3 min, probability 0.62`, "billing quantum over"],
      })),
    },
    {
      kind: "text",
      heading: "Policy file",
      text: "version: 1\ntargets:\n  checkout:\n    resource: { kind: lambda-provisioned, function: checkout, alias: live }\n    bounds: { min: 0, max: 200 }",
    },
    {
      kind: "notes",
      heading: "What this does not show",
      paragraphs: ["One function, one week, generated traffic. Real traffic has surprises that a generator does not."],
    },
  ],
  footer: "Made by autoscale from generated traffic, seed 7.",
};
