import type { Chart } from "@serverless-autoscaler/report";
import type { Analysis } from "../analysis/analysis.js";
import type { AnalyzedLog } from "../analysis/analyze-counts.js";
import { describeDays } from "../schedule/day-groups.js";
import { weekdayNames } from "../timeline/local-clock.js";

type Of<Kind extends Chart["kind"]> = Extract<Chart, { readonly kind: Kind }>;

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** Requests by hour of day, with the windows of the suggested schedule. */
export function hourChart({ hourOfDay, suggestion, period }: Analysis): Of<"bars"> {
  return {
    kind: "bars",
    title: "Requests by hour of day",
    unit: `requests an hour, ${period.timezone}`,
    label: "mean over the log",
    bars: hourOfDay.map(({ hour, perHour, minutes }) => ({
      label: hours[hour] ?? "",
      value: minutes === 0 ? Number.NaN : perHour,
    })),
    windows: (suggestion?.windows ?? []).map(({ weekdays, fromHour, toHour, capacity }) => ({
      from: fromHour,
      to: toHour,
      label: `${describeDays(weekdays)}: ${capacity}`,
    })),
  };
}

/** Requests by day of week and hour. */
export function weekMap({ hourOfWeek, period }: Analysis): Of<"heatMap"> {
  return {
    kind: "heatMap",
    title: "Requests by hour of week",
    unit: `requests an hour, ${period.timezone}`,
    rows: weekdayNames,
    columns: hours,
    values: weekdayNames.map((_, weekday) =>
      hourOfWeek
        .filter((cell) => cell.weekday === weekday)
        .map(({ perHour, minutes }) => (minutes === 0 ? Number.NaN : perHour)),
    ),
  };
}

/** Requests minute by minute over the whole log. */
export function minuteChart({ analysis, timeline }: AnalyzedLog): Of<"timeSeries"> {
  const { requests, startMinute } = timeline;
  return {
    kind: "timeSeries",
    title: "Requests minute by minute",
    unit: "requests a minute",
    timeZone: analysis.period.timezone,
    load: {
      label: "requests",
      at: requests.map((_, index) => (startMinute + index) * 60_000),
      values: requests,
    },
  };
}
