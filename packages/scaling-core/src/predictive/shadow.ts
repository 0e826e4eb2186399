import type { Arena } from "./arena.js";
import { overflow } from "./busy-share.js";
import { RELEASED_AFTER, USABLE_AFTER } from "./horizon.js";
import { LEVELS, levelOf, thresholds } from "./levels.js";
import { BUSY_VALUE, INIT_VALUE, type Standing } from "./plan.js";

/** Minutes of which the levels and spills are kept; more than the longest keep-alive and what is written ahead. */
const RING = 64;
/** How far ahead the levels are written; minutes. */
const WRITTEN = 8;
/** Provisioned concurrency is billed rounded up to five minutes. Source: AWS Lambda pricing (read 2026-11) */
const QUANTUM_MINUTES = 5;

/** Over which time accounts are kept: what it costs these days, and what it has cost all in all. */
export type Span = 0 | 1;
export const LATELY: Span = 0;
export const OVERALL: Span = 1;
export const SPANS = 2;
const ACCOUNTS = 3;
const KEEP_ALL = [1, 1] as const;

/** The load of one minute. */
export interface Load {
  readonly minute: number;
  /** Most executions at the same time. */
  readonly most: number;
  /** Executions at the same time, averaged over the minute, and how they spread. */
  readonly mean: number;
  readonly sigma: number;
}

/**
 * One way to scale, followed minute by minute on paper: what it would have paid and how many cold starts it would have
 * had. Provisioned first, what spills goes to on-demand, and on-demand keeps warm what the keep-alive covers:
 *
 *   spilled(t) = max(0, most(t) - usable(t)),  cold(t) = max(0, spilled(t) - max of spilled over the keep-alive)
 *
 * The accounts are forgotten slowly, so that they say what it would cost now.
 */
export class Shadow implements Standing {
  /** Paid and busy environment-minutes and cold starts, by span. */
  readonly #accounts: Float64Array;
  /** Level asked for; minute from which on it may be changed; minute from which on a change is billed; bare level. */
  readonly #state: Int32Array;
  readonly #requested: Uint8Array;
  readonly #usable: Uint8Array;
  readonly #spilled: Int32Array;
  readonly #heldSince: Int32Array;

  constructor(arena: Arena) {
    this.#accounts = arena.float64(SPANS * ACCOUNTS);
    this.#state = arena.int32(4);
    this.#requested = arena.uint8(RING);
    this.#usable = arena.uint8(RING);
    this.#spilled = arena.int32(RING);
    this.#heldSince = arena.int32(LEVELS);
  }

  get held(): number {
    return this.#state[0] as number;
  }

  get bare(): number {
    return this.#state[3] as number;
  }

  colds(span: Span): number {
    return this.#accounts[span * ACCOUNTS + 2] as number;
  }

  /** What it paid for provisioned, less what it saved on what ran there; seconds of holding. */
  heldSeconds(span: Span): number {
    const paid = this.#accounts[span * ACCOUNTS] as number;
    const busy = this.#accounts[span * ACCOUNTS + 1] as number;
    return 60 * (paid - BUSY_VALUE * busy);
  }

  isPending(minute: number): boolean {
    return minute < (this.#state[1] as number);
  }

  paidFor(level: number): boolean {
    return ((this.#state[2] as number) - (this.#heldSince[level] as number)) % QUANTUM_MINUTES !== 0;
  }

  /** Accounts a minute. @param keep share of what was accounted before that is remembered, by span */
  account({ minute, most, mean, sigma }: Load, keepAliveMinutes: number, keep: readonly number[]): void {
    const at = minute % RING;
    const usable = thresholds[this.#usable[at] as number] as number;
    const spilled = Math.max(0, most - usable);
    let warm = 0;
    for (let back = 1; back <= keepAliveMinutes; back += 1) {
      const then = this.#spilled[(minute - back) % RING] as number;
      // A use a keep-alive ago may or may not have ended within it.
      warm = Math.max(warm, back === keepAliveMinutes ? then / 2 : then);
    }
    this.#spilled[at] = spilled;
    const paid = thresholds[this.#requested[at] as number] as number;
    const busy = usable > 0 ? mean - overflow(usable, mean, sigma) : 0;
    this.#add([paid, busy, Math.max(0, spilled - warm)], keep);
    this.#stand(minute, keepAliveMinutes);
  }

  /** Asks for another level at the tick that has seen `minute`. */
  move(minute: number, to: number): void {
    const from = this.held;
    if (to === from) return;
    const billedFrom = minute + RELEASED_AFTER;
    for (let level = from + 1; level <= to; level += 1) this.#heldSince[level] = billedFrom;
    for (let level = to + 1; level <= from; level += 1) {
      const held = billedFrom - (this.#heldSince[level] as number);
      const unused = Math.ceil(held / QUANTUM_MINUTES) * QUANTUM_MINUTES - held;
      const environments = (thresholds[level] as number) - (thresholds[level - 1] as number);
      this.#add([unused * environments, 0, 0], KEEP_ALL);
    }
    const usableFrom = to > from ? minute + USABLE_AFTER : billedFrom;
    for (let at = billedFrom; at <= minute + WRITTEN; at += 1) this.#requested[at % RING] = to;
    for (let at = usableFrom; at <= minute + WRITTEN; at += 1) this.#usable[at % RING] = to;
    this.#state[0] = to;
    if (to > from) this.#state[1] = minute + RELEASED_AFTER;
  }

  /** Writes the level one minute further ahead. */
  carry(minute: number): void {
    const ahead = (minute + 1 + WRITTEN) % RING;
    this.#requested[ahead] = this.held;
    this.#usable[ahead] = this.held;
  }

  #add(amounts: readonly number[], keep: readonly number[]): void {
    for (let index = 0; index < this.#accounts.length; index += 1) {
      const before = (this.#accounts[index] as number) * (keep[Math.floor(index / ACCOUNTS)] as number);
      this.#accounts[index] = before + (amounts[index % ACCOUNTS] as number);
    }
  }

  #stand(minute: number, keepAliveMinutes: number): void {
    this.#state[2] = minute + RELEASED_AFTER;
    let warm = 0;
    for (let back = 0; back + RELEASED_AFTER < keepAliveMinutes; back += 1) {
      warm = Math.max(warm, this.#spilled[(minute - back) % RING] as number);
    }
    this.#state[3] = levelOf((thresholds[this.held] as number) + warm);
  }
}

/** What a way to scale cost more than doing nothing; seconds of holding. */
export function dearer(shadow: Shadow, none: Shadow, coldStartSeconds: number, span: Span): number {
  const avoided = none.colds(span) - shadow.colds(span);
  return shadow.heldSeconds(span) - INIT_VALUE * coldStartSeconds * avoided;
}
