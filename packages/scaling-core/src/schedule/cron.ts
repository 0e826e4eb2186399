import { Cron } from "croner";
import { InvalidPolicyError } from "../errors.js";

/**
 * A recurring start time in a time zone. Pure: the instants come in as arguments, the clock is never read.
 *
 * Five fields are Unix cron (`0 9 * * 1-5`, Sunday = 0). Six fields are EventBridge cron
 * (`0 9 ? * MON-FRI *`: minutes, hours, day of month, month, day of week with Sunday = 1, year).
 *
 * Daylight saving: a start inside the hour that spring skips comes at the first instant after the gap, because a
 * window that opens late protects and a window that is skipped does not (EventBridge Scheduler skips it); a start
 * inside the hour that autumn repeats comes once, at its first occurrence.
 */
export interface CronSchedule {
  /** First start strictly after `at`; epoch ms; undefined when there is none any more. */
  nextAfter(at: number): number | undefined;
}

/**
 * @throws {InvalidPolicyError} when the expression or the time zone is malformed; the message names field and value
 */
export function parseCron(expression: string, timezone: string): CronSchedule {
  assertTimezone(timezone);
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) {
    throw new InvalidPolicyError(
      "cron",
      expression,
      "5 fields (Unix: minute hour day-of-month month day-of-week) or 6 (EventBridge: the same and a year)",
    );
  }
  const eventBridge = fields.length === 6;
  // EventBridge wants exactly one of the two day fields to be "?"; cron libraries read "?" in ways of their own.
  const plain = fields.map((field) => (field === "?" ? "*" : field));
  const pattern = ["0", ...plain, ...(eventBridge ? [] : ["*"])].join(" ");
  try {
    const cron = new Cron(pattern, { timezone, paused: true, mode: "7-part", alternativeWeekdays: eventBridge });
    // A pattern may parse and still never fire; croner finds that out when it is asked.
    return { nextAfter: (at) => nextRun(cron, at) };
  } catch (cause) {
    throw new InvalidPolicyError("cron", expression, `a valid cron expression (${messageOf(cause)})`);
  }
}

function nextRun(cron: Cron, at: number): number | undefined {
  // biome-ignore lint/style/noRestrictedGlobals: croner's API takes a Date; it is made from the argument, never from the clock.
  return cron.nextRun(new Date(at))?.getTime();
}

function assertTimezone(timezone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
  } catch {
    throw new InvalidPolicyError("timezone", timezone, "an IANA time zone such as UTC, Asia/Seoul or Europe/Berlin");
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
