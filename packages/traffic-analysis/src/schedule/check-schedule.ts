import { setImmediate } from "node:timers/promises";
import { parsePolicyText } from "@serverless-autoscaler/scaling-config/yaml";
import {
  baseline,
  type PolicyResult,
  type SimulationOptions,
  simulate,
  tickPolicy,
} from "@serverless-autoscaler/simulator";
import type { HoldOut } from "./hold-out.js";
import { type Verdict, verdictOf } from "./verdict.js";

/** What the schedule would have done on days that it was not learnt from. */
export interface ScheduleCheck {
  /** Start and end of those days; ISO-8601 UTC. */
  readonly from: string;
  readonly to: string;
  /** Nothing but on demand. */
  readonly without: PolicyResult;
  readonly schedule: PolicyResult;
  /** As many as the highest window has, day and night. */
  readonly fixed: PolicyResult;
  readonly verdict: Verdict;
}

/** Everything that a replay needs to know. */
export interface CheckInput {
  /** The policy file. */
  readonly policy: string;
  readonly highest: number;
  /** Requests minute by minute. */
  readonly requests: Float64Array;
  readonly startMinute: number;
  readonly held: HoldOut;
  readonly simulation: Partial<SimulationOptions>;
}

/** A replay of more takes longer than it tells. A week has every weekday once. */
const mostRequests = 500_000;
const mostMinutes = 7 * 1440;

/**
 * Replays the held-out days with the simulator, under the scaler's own tick.
 * Of long logs the last days are taken, as many as a replay takes little time for, and one at least.
 *
 * @param onProgress told how much is done; fraction
 */
export async function checkSchedule(input: CheckInput, onProgress?: (share: number) => void): Promise<ScheduleCheck> {
  const { policy, highest, requests, startMinute, held, simulation } = input;
  const start = checkedFrom(requests, held);
  // The day before warms the simulated function up; figures are counted from `start` on.
  const warm = Math.max(0, start - 1440);
  const trace = {
    name: "held-out days",
    startMs: (startMinute + warm) * 60_000,
    binMs: 60_000,
    counts: requests.slice(warm, held.end),
  };
  const options = { ...simulation, train: (start - warm) / (held.end - warm) };
  const [target] = parsePolicyText(policy, { source: "the suggested schedule" }).file.targets;
  if (target === undefined) throw new Error("the suggested schedule has no target");
  const policies = [baseline("none"), tickPolicy("schedule", target), baseline(`fixed:${highest}`)];
  const results: PolicyResult[] = [];
  for (const [index, one] of policies.entries()) {
    const report = (share: number) => onProgress?.((index + share) / policies.length);
    results.push((await simulate(trace, options, one, report)).result);
    // A replay never waits: only here is an interruption heard.
    await setImmediate();
  }
  const [without, schedule, fixed] = results as [PolicyResult, PolicyResult, PolicyResult];
  const iso = (index: number) => new Date((startMinute + index) * 60_000).toISOString();
  const replayed = { from: iso(start), to: iso(held.end), without, schedule, fixed };
  return { ...replayed, verdict: verdictOf(replayed) };
}

function checkedFrom(requests: Float64Array, { split, end }: HoldOut): number {
  let sum = 0;
  for (let index = end - 1; index >= split; index--) {
    sum += requests[index] ?? 0;
    if (sum > mostRequests || end - index > mostMinutes) return Math.max(split, Math.min(index + 1, end - 1440));
  }
  return split;
}
