import type { TargetSpec } from "../model/target.js";

/**
 * `active` acts; `dryRun` does everything but act; `plan` only reads: no claim, nothing saved, nothing changed.
 */
export type TickMode = "active" | "dryRun" | "plan";

export interface TickOptions {
  readonly targets: readonly TargetSpec[];
  readonly mode: TickMode;
  /** Time between ticks; seconds. */
  readonly intervalSeconds: number;
  /** Data that ended longer ago than this is missing; seconds. */
  readonly staleAfterSeconds: number;
  /** How many remembered capacities are read again per tick although nothing asks for it, oldest first. */
  readonly refreshPerTick: number;
  /** Runs out when the tick must come to an end: nothing is started after it. */
  readonly deadline: AbortSignal;
  /** The same moment as epoch ms: a claim that is never released ends there. */
  readonly deadlineAt: number;
}

/** What suits a tick a minute against CloudWatch, whose points come one to two minutes late. */
export const tickDefaults = { intervalSeconds: 60, staleAfterSeconds: 180, refreshPerTick: 30 } as const;
