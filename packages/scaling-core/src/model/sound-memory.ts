import { freshMemory, type TargetMemory } from "./memory.js";

/** Ticks may be late or missed once or twice; a longer gap is time that nobody watched. */
const MISSED_INTERVALS = 3;

/**
 * The memory that a decision may rely on. After a gap in the ticks the observation starts again; after a clock that
 * jumped back, so that the memory lies in the future, everything about time is forgotten.
 */
export function soundMemory(input: {
  readonly at: number;
  readonly memory: TargetMemory | undefined;
  readonly previousTickAt: number | undefined;
  readonly intervalSeconds: number;
}): TargetMemory {
  const { at, memory, previousTickAt, intervalSeconds } = input;
  if (memory === undefined) return freshMemory(at);
  if (newestIn(memory) > at) return { ...freshMemory(at), policies: memory.policies };
  const watched = previousTickAt !== undefined && at - previousTickAt <= MISSED_INTERVALS * intervalSeconds * 1000;
  return watched ? memory : { ...memory, observingSince: at };
}

const newestIn = ({ observingSince, wishes, lastScaleInAt, lastScaleOutAt, quantumStart }: TargetMemory): number =>
  Math.max(observingSince, wishes.at(-1)?.at ?? 0, lastScaleInAt ?? 0, lastScaleOutAt ?? 0, quantumStart ?? 0);
