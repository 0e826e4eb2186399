import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  formatUsd,
  type Table,
} from "@serverless-autoscaler/report";
import type { Analysis } from "../analysis/analysis.js";
import type { MemoryOption } from "../lambda/memory-advice.js";
import type { Durations } from "../profile/durations.js";
import { describeDays } from "../schedule/day-groups.js";
import { weekdayNames } from "../timeline/local-clock.js";

const right = { align: "right" } as const;
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** A number in words, sorted by itself. */
const cell = (sortBy: number, format: (value: number) => string) => ({ text: format(sortBy), sortBy });

export function sourceTable({ sources }: Analysis): Table {
  return {
    columns: [{ label: "log" }, { label: "format" }, { label: "size", ...right }],
    rows: sources.map(({ where, format, bytes }) => [where, format, cell(bytes, formatBytes)]),
  };
}

export function malformedTable({ lines }: Analysis): Table {
  return {
    columns: [{ label: "log" }, { label: "line", ...right }, { label: "text" }],
    rows: lines.firstMalformed.map(({ where, line, text }) => [where, line, text.slice(0, 200)]),
  };
}

export function peakTable({ peaks }: Analysis): Table {
  return {
    columns: [
      { label: "peak" },
      { label: "requests an hour", ...right },
      { label: "times the mean", ...right },
      { label: "days that show it", ...right },
    ],
    rows: peaks.map(({ days, fromHour, toHour, perHour, timesMean, daysShown, daysSeen, regularity }) => [
      `${days} ${clock(fromHour)}-${clock(toHour)}`,
      perHour,
      timesMean,
      { text: `${daysShown} of ${daysSeen} (${formatPercent(regularity)})`, sortBy: regularity },
    ]),
  };
}

/** @param most rows; the rest is one row */
export function routeTable({ routes, requests }: Analysis, most: number): Table {
  const shown = routes.slice(0, most);
  const rest = requests - shown.reduce((sum, route) => sum + route.requests, 0);
  const timed = routes.some(({ meanMs }) => meanMs !== undefined);
  return {
    columns: [
      { label: "route" },
      { label: "requests", ...right },
      { label: "share", ...right },
      { label: "errors", ...right },
      ...(timed ? [{ label: "mean", ...right }] : []),
    ],
    rows: [
      ...shown.map(({ name, requests: count, share, errorRate, meanMs }) => [
        name,
        count,
        cell(share, formatPercent),
        cell(errorRate, formatPercent),
        ...(timed ? [cell(meanMs ?? Number.NaN, formatDuration)] : []),
      ]),
      ...(rest > 0 && routes.length > most
        ? [["(all others)", rest, cell(rest / requests, formatPercent), "", ...(timed ? [""] : [])]]
        : []),
    ],
  };
}

export function statusTable({ statuses }: Analysis): Table {
  return {
    columns: [{ label: "status" }, { label: "requests", ...right }, { label: "share", ...right }],
    rows: statuses.map(({ name, requests, share }) => [name, requests, cell(share, formatPercent)]),
  };
}

export function durationTable({ durations, coldStarts }: Analysis): Table {
  const row = (label: string, { count, meanMs, p50Ms, p90Ms, p95Ms, p99Ms, maxMs }: Durations) => [
    label,
    count,
    ...[meanMs, p50Ms, p90Ms, p95Ms, p99Ms, maxMs].map((ms) => cell(ms, formatDuration)),
  ];
  return {
    columns: ["", "count", "mean", "p50", "p90", "p95", "p99", "longest"].map((label, index) =>
      index === 0 ? { label } : { label, ...right },
    ),
    rows: [
      ...(durations === undefined ? [] : [row("duration", durations)]),
      ...(coldStarts === undefined ? [] : [row("cold start", coldStarts.init)]),
    ],
  };
}

export function coldStartTable({ hourOfWeek }: Analysis): Table {
  const cells = hourOfWeek.filter(({ coldStarts }) => coldStarts > 0);
  const worst = cells.toSorted((a, b) => b.coldStarts - a.coldStarts).slice(0, 10);
  return {
    columns: [{ label: "hour" }, { label: "cold starts", ...right }, { label: "of its invocations", ...right }],
    rows: worst.map(({ weekday, hour, coldStarts, requests }) => [
      { text: `${weekdayNames[weekday]} ${clock(hour)}`, sortBy: weekday * 24 + hour },
      coldStarts,
      cell(coldStarts / requests, formatPercent),
    ]),
  };
}

export function memoryTable({ memory }: Analysis): Table {
  const range = ({ usdMonthLow, usdMonthHigh }: MemoryOption) => ({
    text: oneOrBoth(formatUsd(usdMonthLow), formatUsd(usdMonthHigh)),
    sortBy: usdMonthHigh,
  });
  const speed = ({ meanDurationMsLow, meanDurationMsHigh }: MemoryOption) => ({
    text: oneOrBoth(formatDuration(meanDurationMsLow), formatDuration(meanDurationMsHigh)),
    sortBy: meanDurationMsHigh,
  });
  return {
    columns: [
      { label: "memory" },
      { label: "advice" },
      { label: "USD a month", ...right },
      { label: "mean duration", ...right },
      { label: "because" },
    ],
    rows: memory.flatMap(({ advice, because, current, suggested }) => [
      [`${current.memoryMb} MB (set)`, advice, range(current), speed(current), because],
      ...(suggested === undefined
        ? []
        : [[`${suggested.memoryMb} MB`, "", range(suggested), speed(suggested), "from waiting to computing code"]]),
    ]),
  };
}

const oneOrBoth = (low: string, high: string): string => (low === high ? low : `${low} to ${high}`);

export function windowTable({ suggestion }: Analysis): Table {
  return {
    columns: [
      { label: "days" },
      { label: "hours" },
      { label: "executions", ...right },
      { label: "last one busy", ...right },
      { label: "net USD a week", ...right },
    ],
    rows: (suggestion?.windows ?? []).map(({ weekdays, fromHour, toHour, capacity, lastBusyShare, costUsdWeek }) => [
      describeDays(weekdays),
      `${clock(fromHour)}-${clock(toHour)}`,
      capacity,
      cell(lastBusyShare, formatPercent),
      cell(costUsdWeek, formatUsd),
    ]),
  };
}

export function checkTable({ suggestion }: Analysis): Table {
  const check = suggestion?.check;
  const results = check === undefined ? [] : [check.without, check.schedule, check.fixed];
  return {
    columns: [
      { label: "on the days held out" },
      { label: "cost", ...right },
      { label: "cold starts", ...right },
      { label: "of requests", ...right },
      { label: "utilisation", ...right },
    ],
    rows: results.map(({ policy, costUsd, coldStarts, coldStartRate, utilization }) => [
      policy === "none" ? "on demand only" : policy,
      cell(costUsd, formatUsd),
      coldStarts,
      cell(coldStartRate, formatPercent),
      cell(utilization, formatPercent),
    ]),
    ...(results.length > 0 && { strongRow: 1 }),
  };
}

export const summaryOf = ({ requests, period, lines }: Analysis): string =>
  `${formatNumber(requests)} requests in ${formatNumber(period.days)} days, ${period.from.slice(0, 16)}Z to ` +
  `${period.to.slice(0, 16)}Z${lines.malformed === 0 ? "" : `; ${formatNumber(lines.malformed)} malformed lines`}`;
