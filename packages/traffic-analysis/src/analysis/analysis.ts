import type { FormatName } from "../formats/layout.js";
import type { LocatedLine } from "../input/locate-lines.js";
import type { ColdStarts } from "../lambda/cold-starts.js";
import type { MemoryAdvice } from "../lambda/memory-advice.js";
import type { Burstiness } from "../profile/burstiness.js";
import type { Concurrency } from "../profile/concurrency.js";
import type { Durations } from "../profile/durations.js";
import type { Growth } from "../profile/growth.js";
import type { HourProfile, WeekHourProfile } from "../profile/hourly.js";
import type { Peak } from "../profile/peaks.js";
import type { RouteProfile, Slice } from "../profile/routes.js";
import type { ScheduleCheck } from "../schedule/check-schedule.js";
import type { Schedule } from "../schedule/choose-windows.js";

/** What was read. */
export interface LogSource {
  /** File, `standard input`, or table. */
  readonly where: string;
  readonly format: FormatName;
  /** As it lies on the disk, or as Athena scanned it. */
  readonly bytes: number;
}

/** The time that a log covers. */
export interface Period {
  /** First minute with a request; ISO-8601 UTC. */
  readonly from: string;
  /** End of the last one. */
  readonly to: string;
  /** Length, fractional. */
  readonly days: number;
  /** IANA zone in which hours and days are meant. */
  readonly timezone: string;
}

/** A suggested schedule and what it did on the days that it was not learnt from. */
export interface Suggestion extends Schedule {
  /** The days that it was learnt from; ISO-8601 UTC. */
  readonly learntFrom: { readonly from: string; readonly to: string };
  /** Absent when no window pays: there is nothing to replay. */
  readonly check?: ScheduleCheck;
}

/** What a log told: the document that `autoscale analyze --json` prints. */
export interface Analysis {
  readonly engine: "duckdb" | "athena";
  readonly sources: readonly LogSource[];
  readonly lines: {
    readonly requests: number;
    /** Headers, comments, what an application printed. */
    readonly skipped: number;
    readonly malformed: number;
    /** Of requests and malformed lines; fraction. */
    readonly malformedShare: number;
    /** The first malformed ones. */
    readonly firstMalformed: readonly LocatedLine[];
  };
  /** Requests whose clock was wrong by more than a month; in no other figure. */
  readonly strays?: { readonly requests: number; readonly first: string };
  readonly period: Period;
  readonly requests: number;
  /** Over the whole period. */
  readonly requestsPerHour: number;
  readonly hourOfDay: readonly HourProfile[];
  readonly hourOfWeek: readonly WeekHourProfile[];
  readonly routes: readonly RouteProfile[];
  readonly statuses: readonly Slice[];
  readonly peaks: readonly Peak[];
  readonly growth?: Growth;
  readonly burstiness?: Burstiness;
  readonly durations?: Durations;
  readonly concurrency: Concurrency & {
    /** Whether durations are the log's or were assumed. */
    readonly durations: "measured" | "assumed";
  };
  readonly coldStarts?: ColdStarts;
  readonly memory: readonly MemoryAdvice[];
  /** Absent for a log of fewer than two days. */
  readonly suggestion?: Suggestion;
}
