import { reason } from "../model/reason.js";
import { type CronSchedule, parseCron } from "../schedule/cron.js";
import type { Policy } from "./policy.js";
import type { ScheduledSpec } from "./policy-spec.js";

/**
 * Holds a capacity while a recurring window is open: from below (`bound: min`) or from above (`max`).
 *
 *   open at t  <=>  a start s exists with t - duration < s <= t
 *
 * The duration is elapsed time: nine hours are nine hours on the day the clocks change. Outside its window it
 * abstains: the other policies decide, and alone it leaves the bounds' minimum.
 * Schedules ignore tolerance, cooldowns and velocity, as AWS's scheduled actions do.
 */
export const scheduled: Policy<ScheduledSpec> = {
  signals: () => [],
  windowSeconds: () => 0,

  propose(spec, view) {
    const start = openSince(spec, view.at);
    if (start === undefined) {
      const because = [reason("scheduleInactive", `outside ${describe(spec)}`)];
      return { proposal: { kind: "abstain", policy: spec.id, because } };
    }
    const because = [
      reason("scheduleActive", `inside ${describe(spec)}, open since ${Math.round((view.at - start) / 60_000)} min`, {
        start,
        until: start + spec.durationSeconds * 1000,
      }),
    ];
    const { id: policy, capacity } = spec;
    if (spec.bound === "max") return { proposal: { kind: "cap", policy, capacity, because } };
    return { proposal: { kind: "want", policy, capacity, firm: true, because } };
  },
};

/** Start of a window that is open at `at`, epoch ms; undefined when none is. */
export function openSince(spec: Pick<ScheduledSpec, "cron" | "timezone" | "durationSeconds">, at: number) {
  const start = schedule(spec.cron, spec.timezone).nextAfter(at - spec.durationSeconds * 1000);
  return start !== undefined && start <= at ? start : undefined;
}

const describe = (spec: ScheduledSpec): string =>
  `${spec.cron} ${spec.timezone} for ${Math.round(spec.durationSeconds / 60)} min`;

// Parsing a cron expression costs more than all the rest of a decision, and a policy file names few of them.
const parsed = new Map<string, CronSchedule>();

function schedule(cron: string, timezone: string): CronSchedule {
  const key = `${timezone} ${cron}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const fresh = parseCron(cron, timezone);
  parsed.set(key, fresh);
  return fresh;
}
