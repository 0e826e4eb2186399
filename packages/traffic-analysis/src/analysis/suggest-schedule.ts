import type { MemoryAdvice } from "../lambda/memory-advice.js";
import type { Burstiness } from "../profile/burstiness.js";
import type { Durations } from "../profile/durations.js";
import { checkSchedule, type ScheduleCheck } from "../schedule/check-schedule.js";
import { chooseWindows, type Schedule } from "../schedule/choose-windows.js";
import { type HoldOut, holdOut } from "../schedule/hold-out.js";
import { needOf } from "../schedule/need.js";
import { policyYaml } from "../schedule/policy-yaml.js";
import type { Timeline } from "../timeline/timeline.js";
import type { Suggestion } from "./analysis.js";
import type { AnalysisOptions } from "./options.js";

/** What the schedule is made from. */
export interface ScheduleInput {
  readonly timeline: Timeline;
  readonly readings: Float64Array;
  readonly loads: Float64Array;
  readonly burstiness: Burstiness | undefined;
  readonly durations: Durations | undefined;
  readonly coldStartMs: number;
  readonly memory: readonly MemoryAdvice[];
}

/** A suggestion, and the policy file that says it; none when no window pays. */
export interface SuggestedPolicy {
  readonly suggestion: Suggestion;
  readonly policy: string | undefined;
}

/**
 * Learns a schedule from the first part of a log and replays it on the rest.
 *
 * @returns undefined for a log of fewer than two days
 */
export async function suggestSchedule(
  input: ScheduleInput,
  options: AnalysisOptions,
  onProgress?: (share: number) => void,
): Promise<SuggestedPolicy | undefined> {
  const held = holdOut(input.readings, options.train);
  if (held === undefined) return undefined;
  const memoryMb = input.memory[0]?.memoryMb ?? options.memoryMb;
  const schedule = learn(input, held, { cover: options.cover, memoryMb });
  const learntFrom = { from: isoMinute(input, 0), to: isoMinute(input, held.split) };
  if (schedule.windows.length === 0) return { suggestion: { ...schedule, learntFrom }, policy: undefined };
  const policy = policyYaml(schedule, {
    ...options,
    learntFrom: `the traffic from ${learntFrom.from} to ${learntFrom.to}`,
  });
  const check = await replay(input, { held, schedule, policy, memoryMb }, options, onProgress);
  return { suggestion: { ...schedule, learntFrom, check }, policy };
}

function learn(
  { timeline, readings, loads, burstiness }: ScheduleInput,
  { split }: HoldOut,
  options: { readonly cover: number; readonly memoryMb: number },
): Schedule {
  const dispersion = burstiness?.dispersion ?? 1;
  const learnt = loads.slice(0, split);
  const needs = learnt.map((load, index) => needOf(load, dispersion, busiestSecond(index)));
  return chooseWindows({ readings: readings.slice(0, split), loads: learnt, needs }, options);

  /** As counted; else as a busy minute's usually is. Nothing, when the log's clock has no seconds. */
  function busiestSecond(index: number): number {
    if (burstiness === undefined) return 0;
    const counted = timeline.busiestSecond[index] ?? Number.NaN;
    if (!Number.isNaN(counted)) return counted;
    return ((timeline.requests[index] ?? 0) / 60) * burstiness.peakToMean;
  }
}

function replay(
  { timeline, durations, coldStartMs }: ScheduleInput,
  learnt: {
    readonly held: HoldOut;
    readonly schedule: Schedule;
    readonly policy: string;
    readonly memoryMb: number;
  },
  options: AnalysisOptions,
  onProgress: ((share: number) => void) | undefined,
): Promise<ScheduleCheck> {
  const highest = Math.max(...learnt.schedule.windows.map(({ capacity }) => capacity));
  const measured = durations && { durationMs: durations.meanMs, durationCv: durations.cv };
  return checkSchedule(
    {
      policy: learnt.policy,
      highest,
      requests: timeline.requests,
      startMinute: timeline.startMinute,
      held: learnt.held,
      // Twice the highest window: throttles are not what is compared.
      simulation: {
        durationMs: options.durationMs,
        ...measured,
        coldStartMs,
        memoryMb: learnt.memoryMb,
        reserved: Math.max(1000, 2 * highest),
      },
    },
    onProgress,
  );
}

const isoMinute = ({ timeline }: ScheduleInput, index: number): string =>
  new Date((timeline.startMinute + index) * 60_000).toISOString();
