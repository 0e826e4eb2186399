import type { BarChart, HeatMap, Histogram, ScatterChart } from "@serverless-autoscaler/report";
import type { GeneratedWeek } from "./generated-week.js";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** The generated week by hour of day, with the windows that a schedule would cover. */
export function hourlyProfile(week: GeneratedWeek): BarChart {
  const perHour = perWeekHour(week);
  const byHour = hours.map((_, hour) => days.map((_day, day) => perHour[day]?.[hour] ?? 0));
  return {
    title: "Requests by hour of day",
    unit: "requests an hour",
    label: "mean of 7 days",
    bars: byHour.map((values, hour) => ({
      label: hours[hour] ?? "",
      value: values.reduce((sum, value) => sum + value, 0) / values.length,
    })),
    marks: { label: "busiest day", values: byHour.map((values) => Math.max(...values)) },
    windows: [{ from: 9, to: 18, label: "suggested: 20 from 09:00, 9 h" }],
  };
}

/** The generated week by day and hour. */
export function weekHeatMap(week: GeneratedWeek): HeatMap {
  return {
    title: "Requests by hour of week",
    unit: "requests an hour",
    rows: days,
    columns: hours,
    values: perWeekHour(week),
  };
}

/** What policies cost and how many cold starts they leave, made up. */
export const policyFrontier: ScatterChart = {
  title: "Cost against cold starts",
  x: { label: "cost, USD a month", scale: "linear" },
  y: { label: "cold starts", scale: "log" },
  frontier: "not beaten by any other",
  points: [
    { label: "none", x: 41.2, y: 20412 },
    { label: "aws-target-tracking", x: 49.9, y: 15023 },
    { label: "aws-target-tracking-max", x: 58.4, y: 6120 },
    { label: "knative", x: 52.3, y: 9210 },
    { label: "hpa", x: 53.1, y: 8870 },
    { label: "scheduled-hourly", x: 61.0, y: 3114 },
    { label: "hybrid-histogram", x: 55.7, y: 2210 },
    { label: "predictive", x: 43.1, y: 1804, strong: true },
    { label: "predictive, rate 0.001", x: 46.8, y: 212, strong: true },
    { label: "perfect-forecast:0.01", x: 45.2, y: 640 },
    { label: "fixed:80", x: 88.0, y: 12 },
    { label: "oracle", x: 44.4, y: 0 },
  ],
};

/** How long cold starts took, made up. */
export const coldStartTimes: Histogram = {
  title: "Time to initialise",
  x: { label: "init duration, ms", scale: "linear" },
  unit: "cold starts",
  bins: Array.from({ length: 40 }, (_, index) => ({
    from: index * 25,
    to: (index + 1) * 25,
    count: Math.round(1200 * Math.exp(-((Math.log((index + 0.5) / 14) / 0.35) ** 2) / 2)),
  })),
  percentiles: [
    { label: "p50", value: 352 },
    { label: "p90", value: 558 },
    { label: "p99", value: 812 },
  ],
};

/** Sums over the hours of the week, Monday first. */
function perWeekHour({ load }: GeneratedWeek): number[][] {
  const sums = days.map(() => hours.map(() => 0));
  for (let minute = 0; minute < load.values.length; minute++) {
    const day = sums[Math.floor(minute / 1440)];
    const hour = Math.floor(minute / 60) % 24;
    if (day !== undefined) day[hour] = (day[hour] ?? 0) + (load.values[minute] ?? 0) * 300;
  }
  return sums;
}
