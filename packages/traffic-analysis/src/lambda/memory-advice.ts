import { lambdaPrices, SECONDS_PER_MONTH } from "@serverless-autoscaler/scaling-core";
import type { MemoryCount } from "../counts/log-counts.js";

/** What a memory size would cost and how fast it would be: between work that waits and work that computes. */
export interface MemoryOption {
  readonly memoryMb: number;
  /** Compute a month, on demand; USD. */
  readonly usdMonthLow: number;
  readonly usdMonthHigh: number;
  readonly meanDurationMsLow: number;
  readonly meanDurationMsHigh: number;
}

/** Memory set against memory used, and what to do. */
export interface MemoryAdvice {
  readonly memoryMb: number;
  /** Invocations that ran with this setting. */
  readonly invocations: number;
  readonly usedMaxMb: number;
  readonly usedP99Mb: number;
  /** usedMaxMb / memoryMb; fraction. */
  readonly usedShare: number;
  readonly advice: "raise" | "lower" | "leave";
  readonly because: string;
  readonly current: MemoryOption;
  /** Absent when the advice is to leave it. */
  readonly suggested?: MemoryOption;
}

/** From here on the next larger input may end the function. */
const tightShare = 0.9;
/** What is left above the most that was ever used. */
const headroom = 1.3;
/** A change that saves less than this is not worth a test. */
const worthwhileShare = 0.75;
const smallestMb = 128;
const largestMb = 10_240;
/** Sizes are advised in steps that people remember. */
const stepMb = 64;
/** Above this a function has more than one processor, which single-threaded code does not use. */
const oneProcessorMb = 1769;

/**
 * Advice for every memory size that was seen, the most used first.
 *
 *   needed = most used x 1.3, up to the next 64 MB
 *   raise when used >= 90 % of the setting, lower when needed <= 75 % of it, else leave
 *
 * Memory buys processor time in proportion, so that a change of memory from m to n multiplies the duration by 1 where
 * the function waits, and by m / n where it computes (as far as one processor): the two ends of what is told.
 *
 * @param days that the log covers; fractional, > 0
 * Source: AWS Lambda developer guide, "Configure Lambda function memory" (1,769 MB is one vCPU; read 2026-11)
 */
export function memoryAdvice(counts: readonly MemoryCount[], days: number): readonly MemoryAdvice[] {
  const sizes = [...new Set(counts.map(({ memoryMb }) => memoryMb))];
  return sizes
    .map((memoryMb) =>
      adviceFor(
        memoryMb,
        counts.filter((count) => count.memoryMb === memoryMb),
        days,
      ),
    )
    .sort((a, b) => b.invocations - a.invocations);
}

function adviceFor(memoryMb: number, counts: readonly MemoryCount[], days: number): MemoryAdvice {
  const invocations = counts.reduce((sum, { requests }) => sum + requests, 0);
  const meanMs = counts.reduce((sum, { durationMs }) => sum + durationMs, 0) / invocations;
  const usedMaxMb = counts.reduce((most, { usedMb }) => Math.max(most, usedMb), 0);
  const neededMb = clampMb(Math.ceil((usedMaxMb * headroom) / stepMb) * stepMb);
  const load = { invocationsPerMonth: (invocations / days) * (SECONDS_PER_MONTH / 86_400), meanMs, memoryMb };
  const facts = {
    memoryMb,
    invocations,
    usedMaxMb,
    usedP99Mb: usedQuantile(counts, 0.99 * invocations),
    usedShare: usedMaxMb / memoryMb,
    current: optionOf(load, memoryMb),
  };
  const used = `${usedMaxMb} of ${memoryMb} MB were used at most (${Math.round(facts.usedShare * 100)} %)`;
  if (facts.usedShare >= tightShare && neededMb > memoryMb) {
    const because = `${used}: a somewhat larger input ends the function`;
    return { ...facts, advice: "raise", because, suggested: optionOf(load, neededMb) };
  }
  if (neededMb <= worthwhileShare * memoryMb) {
    const because = `${used}: less is enough where the function waits more than it computes; measure its duration`;
    return { ...facts, advice: "lower", because, suggested: optionOf(load, neededMb) };
  }
  return { ...facts, advice: "leave", because: used };
}

const clampMb = (mb: number): number => Math.min(largestMb, Math.max(smallestMb, mb));

function optionOf(
  load: { readonly invocationsPerMonth: number; readonly meanMs: number; readonly memoryMb: number },
  memoryMb: number,
): MemoryOption {
  const computing = Math.min(load.memoryMb, oneProcessorMb) / Math.min(memoryMb, oneProcessorMb);
  const durations = [load.meanMs, load.meanMs * computing];
  const usd = durations.map(
    (ms) => ((load.invocationsPerMonth * ms) / 1000) * (memoryMb / 1024) * lambdaPrices.x86_64.onDemandGbSecond,
  );
  return {
    memoryMb,
    usdMonthLow: Math.min(...usd),
    usdMonthHigh: Math.max(...usd),
    meanDurationMsLow: Math.min(...durations),
    meanDurationMsHigh: Math.max(...durations),
  };
}

function usedQuantile(counts: readonly MemoryCount[], rank: number): number {
  let before = 0;
  for (const { usedMb, requests } of [...counts].sort((a, b) => a.usedMb - b.usedMb)) {
    before += requests;
    if (before >= rank) return usedMb;
  }
  return 0;
}
