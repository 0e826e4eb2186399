import { formatDuration, formatNumber, formatPercent, formatUsd } from "@serverless-autoscaler/report";
import type { Analysis, Suggestion } from "../analysis/analysis.js";

/** What the figures mean, a sentence each. */
export function findings(analysis: Analysis): readonly string[] {
  return [
    ...peakFindings(analysis),
    ...growthFinding(analysis),
    ...burstFinding(analysis),
    concurrencyFinding(analysis),
    ...coldStartFinding(analysis),
    ...strayFinding(analysis),
    scheduleFinding(analysis),
  ];
}

function peakFindings({ peaks, period }: Analysis): readonly string[] {
  if (peaks.length > 0 || period.days < 2) return [];
  return ["No hour of day is regularly 1.5 times as busy as the mean hour."];
}

function growthFinding({ growth }: Analysis): readonly string[] {
  if (growth === undefined) return [];
  const { perWeek, pairs } = growth;
  const direction = perWeek < 0 ? "falls" : "grows";
  return [`Traffic ${direction} by ${formatPercent(Math.abs(perWeek))} a week (median of ${pairs} days a week apart).`];
}

function burstFinding({ burstiness }: Analysis): readonly string[] {
  if (burstiness === undefined) return [];
  const { dispersion, peakToMean, busiestSecond } = burstiness;
  const kind = dispersion > 2 ? "in bursts" : "about independently of each other";
  return [
    `Within a minute requests come ${kind}: dispersion ${formatNumber(dispersion)} (1 is Poisson), the busiest second of a ` +
      `busy minute has ${formatNumber(peakToMean)} times the mean one, the busiest of all ${formatNumber(busiestSecond)} requests.`,
  ];
}

function concurrencyFinding({ concurrency: { mean, p99, max, durations } }: Analysis): string {
  const assumed = durations === "assumed" ? " (durations were assumed: the log has none)" : "";
  return `Concurrency: ${formatNumber(mean)} on average, ${formatNumber(p99)} in the busiest 1 % of the minutes, at most ${formatNumber(max)}${assumed}.`;
}

function coldStartFinding({ coldStarts }: Analysis): readonly string[] {
  if (coldStarts === undefined) return [];
  const { count, rate, init } = coldStarts;
  return [
    `${formatNumber(count)} cold starts, ${formatPercent(rate)} of the invocations; half take more than ${formatDuration(init.p50Ms)}.`,
  ];
}

function strayFinding({ strays }: Analysis): readonly string[] {
  if (strays === undefined) return [];
  return [`${formatNumber(strays.requests)} requests with a clock far off (first ${strays.first}) were left out.`];
}

function scheduleFinding({ suggestion }: Analysis): string {
  if (suggestion === undefined) return "No schedule: the log covers fewer than two days.";
  if (suggestion.windows.length === 0) return "No schedule: no window pays for itself, and no peak was to be covered.";
  return describeCheck(suggestion);
}

function describeCheck({ covered, check }: Suggestion): string {
  const covers = `The schedule covers ${formatPercent(covered)} of the peak minutes that it was learnt from.`;
  if (check === undefined) return covers;
  const { kind, moreUsdMonth, coldStartsAvoided, avoidedShare, usdPerColdStart = 0 } = check.verdict;
  const avoids = `${formatNumber(coldStartsAvoided)} of ${formatNumber(check.without.coldStarts)} cold starts (${formatPercent(avoidedShare)})`;
  if (kind === "cheaper") {
    return `${covers} On the days held out it avoids ${avoids} and saves ${formatUsd(-moreUsdMonth)} a month.`;
  }
  const price = `costs ${formatUsd(moreUsdMonth)} more a month than on demand alone`;
  if (kind === "useless") return `${covers} On the days held out it avoids no cold start and ${price}: leave it.`;
  return `${covers} On the days held out it avoids ${avoids} and ${price}: ${formatUsd(usdPerColdStart)} for each.`;
}
