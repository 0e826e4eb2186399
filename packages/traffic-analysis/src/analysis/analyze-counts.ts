import type { LogCounts } from "../counts/log-counts.js";
import { InvalidLogError } from "../errors.js";
import type { LocatedLine } from "../input/locate-lines.js";
import { coldStartsOf } from "../lambda/cold-starts.js";
import { memoryAdvice } from "../lambda/memory-advice.js";
import { burstinessOf } from "../profile/burstiness.js";
import { concurrencyByMinute, concurrencyOf } from "../profile/concurrency.js";
import { daysOf } from "../profile/days.js";
import { durationsOf } from "../profile/durations.js";
import { growthOf } from "../profile/growth.js";
import { hourOfDay, hourOfWeek } from "../profile/hourly.js";
import { findPeaks } from "../profile/peaks.js";
import { routesOf, statusesOf } from "../profile/routes.js";
import { localReadings } from "../timeline/local-clock.js";
import { setAsideStrays } from "../timeline/strays.js";
import { type Timeline, timelineOf } from "../timeline/timeline.js";
import type { Analysis, LogSource } from "./analysis.js";
import type { AnalysisOptions } from "./options.js";
import { suggestSchedule } from "./suggest-schedule.js";

/** What an engine hands over. */
export interface CountedLog {
  readonly engine: Analysis["engine"];
  readonly sources: readonly LogSource[];
  readonly counts: LogCounts;
  readonly firstMalformed: readonly LocatedLine[];
}

/** An analysis, and what is written out besides. */
export interface AnalyzedLog {
  readonly analysis: Analysis;
  /** Requests minute by minute: the trace. */
  readonly timeline: Timeline;
  /** The policy file; undefined when no schedule pays, or the log is too short for one. */
  readonly policy: string | undefined;
}

/**
 * Reads the figures out of the counts.
 *
 * @param onProgress told how far the schedule's replay is; fraction
 * @throws {InvalidLogError} when the log holds no request, or too many malformed lines
 */
export async function analyzeCounts(
  log: CountedLog,
  options: AnalysisOptions,
  onProgress?: (share: number) => void,
): Promise<AnalyzedLog> {
  const { counts, sources } = log;
  const where = sources.length === 1 ? (sources[0]?.where ?? "") : `${sources.length} files`;
  const lines = linesOf(log, options, where);
  const { minutes, strays } = setAsideStrays(counts.minutes);
  const timeline = timelineOf(minutes, where);
  const { length } = timeline.requests;
  const days = length / 1440;
  const readings = localReadings(timeline.startMinute, length, options.timezone);
  const requests = sum(timeline.requests);
  const timed = sum(timeline.timed);
  const durations = durationsOf(counts.durations, sum(timeline.durationMs));
  const loads = concurrencyByMinute(timeline, options.durationMs);
  const burstiness = burstinessOf(timeline);
  const coldStarts = coldStartsOf(counts);
  const memory = memoryAdvice(counts.memory, days);
  const localDays = daysOf(timeline, readings);
  const growth = growthOf(localDays);
  const coldStartMs = coldStarts?.init.meanMs ?? options.coldStartMs;
  const input = { timeline, readings, loads, burstiness, durations, coldStartMs, memory };
  const suggested = await suggestSchedule(input, options, onProgress);
  const analysis: Analysis = {
    engine: log.engine,
    sources,
    lines,
    ...(strays && { strays: { requests: strays.requests, first: new Date(strays.firstAt).toISOString() } }),
    period: {
      from: new Date(timeline.startMinute * 60_000).toISOString(),
      to: new Date((timeline.startMinute + length) * 60_000).toISOString(),
      days,
      timezone: options.timezone,
    },
    requests,
    requestsPerHour: (requests * 60) / length,
    hourOfDay: hourOfDay(timeline, readings),
    hourOfWeek: hourOfWeek(timeline, readings),
    routes: routesOf(counts.routes, counts.lines.requests),
    statuses: statusesOf(counts.statuses, counts.lines.requests),
    peaks: findPeaks(localDays),
    ...(growth && { growth }),
    ...(burstiness && { burstiness }),
    ...(durations && { durations }),
    concurrency: { ...concurrencyOf(loads), durations: timed > 0 ? "measured" : "assumed" },
    ...(coldStarts && { coldStarts }),
    memory,
    ...(suggested && { suggestion: suggested.suggestion }),
  };
  return { analysis, timeline, policy: suggested?.policy };
}

function linesOf(
  { counts: { lines }, firstMalformed }: CountedLog,
  { maxMalformed }: AnalysisOptions,
  where: string,
): Analysis["lines"] {
  const malformedShare = lines.malformed === 0 ? 0 : lines.malformed / (lines.malformed + lines.requests);
  if (malformedShare > maxMalformed) throw tooManyMalformed(firstMalformed, where, malformedShare, maxMalformed);
  return { ...lines, malformedShare, firstMalformed };
}

function tooManyMalformed(
  [first]: readonly LocatedLine[],
  where: string,
  share: number,
  most: number,
): InvalidLogError {
  const percent = (value: number) => `${Number((value * 100).toPrecision(2))} %`;
  const example = first === undefined ? "" : `, the first is ${JSON.stringify(first.text.slice(0, 80))}`;
  return new InvalidLogError({
    where: first?.where ?? where,
    ...(first && { line: first.line }),
    found: `${percent(share)} malformed lines${example}`,
    expected: `at most ${percent(most)}`,
    remedy: "say the format with --format, or allow more with --max-malformed",
  });
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
