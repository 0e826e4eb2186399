import type { Failure, SignalQuery } from "@serverless-autoscaler/scaling-core";
import { windowInMinutes } from "./window-in-minutes.js";

/**
 * Points that one reading takes in: three full calls. Measured: 400,000 points take 130 MB, and a function of 256 MB
 * has to hold more than that.
 */
const POINTS_PER_READING = 302_400;

/** What policies ask for in every tick is always read; only history can wait. */
const HISTORY_FROM_MINUTES = 60;

/** What is read in this tick, and what has to wait for a later one. */
export interface Budgeted {
  readonly now: readonly SignalQuery[];
  readonly later: ReadonlyMap<string, Failure>;
}

/**
 * Keeps a reading within its budget of points: a policy that learns asks for two weeks when it starts, and a whole
 * fleet that starts at once would ask for millions of points. Shorter windows go first, so that whoever is nearly done
 * gets done; one history is read even when it alone is too long.
 */
export function withinBudget(queries: readonly SignalQuery[]): Budgeted {
  const now: SignalQuery[] = [];
  const later = new Map<string, Failure>();
  let points = 0;
  for (const query of [...queries].sort((one, other) => one.windowSeconds - other.windowSeconds)) {
    const minutes = windowInMinutes(query.windowSeconds);
    const isHistory = minutes > HISTORY_FROM_MINUTES;
    const size = minutes * query.signals.length;
    if (isHistory && points > 0 && points + size > POINTS_PER_READING) {
      later.set(query.target, postponed(minutes));
      continue;
    }
    now.push(query);
    if (isHistory) points += size;
  }
  return { now, later };
}

function postponed(minutes: number): Failure {
  const days = Math.round((minutes / 1440) * 10) / 10;
  const message = `its history of ${days} days is read in a later tick: one tick takes in ${POINTS_PER_READING} points`;
  return { code: "historyPostponed", message, retryable: true };
}
