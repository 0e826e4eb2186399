import { Arena } from "./arena.js";
import { overflow, spreadOf } from "./busy-share.js";
import { emptyContexts, fillContexts } from "./contexts.js";
import { History } from "./history.js";
import type { Horizon } from "./horizon.js";
import { LEVELS, levelOf, thresholds } from "./levels.js";
import { Mixture } from "./mixture.js";
import { choose, INIT_VALUE, type Outlook } from "./plan.js";
import { LATELY, type Load, OVERALL, Shadow, SPANS, type Span } from "./shadow.js";
import { Tracker } from "./tracker.js";

/** Values of a cold start that are tried on paper; seconds of holding. */
export const VALUES: readonly number[] = [
  0, 150, 250, 350, 450, 550, 700, 900, 1200, 1700, 2500, 4000, 7000, 15_000, 40_000, 120_000, 400_000,
];

/** What the function is like. */
export interface Nature {
  readonly coldStartSeconds: number;
  readonly keepAliveMinutes: number;
  readonly horizon: Horizon;
}

/** One minute of traffic. */
export interface MinuteSeen {
  readonly minute: number;
  /** Most executions at the same time. */
  readonly concurrency: number;
  readonly invocations: number;
  /** Mean duration of an execution; undefined when not known. */
  readonly durationMs: number | undefined;
}

/**
 * Half-lives of the accounts, in minutes. Lately: a third of what was seen, at least an hour and at most a day. All in
 * all: three times what was seen, which is nearly everything, at most a week.
 */
const LATELY_LONGEST = 1440;
const LATELY_SHORTEST = 60;
const OVERALL_LONGEST = 10_080;
/** An environment serves at most ten requests a second. Source: Lambda quotas (read 2026-11) */
const REQUESTS_PER_MINUTE = 600;
/** Levels above the highest ever seen that are thought about. */
const HEADROOM_LEVELS = 4;

const DURATION = SPANS * 3;
const TOP = DURATION + 1;
const FOLLOWED = DURATION + 2;

/** All that the policy has learnt. Its state lies in one buffer; everything else is scratch space. */
export class Learner {
  readonly history: History;
  readonly none: Shadow;
  /** What was really done. */
  readonly own: Shadow;
  readonly shadows: readonly Shadow[];
  readonly outlook: {
    top: number;
    near: Float64Array;
    cold: Float64Array;
    busy: Float64Array;
    run: Float64Array;
  } & Outlook = {
    top: 0,
    near: new Float64Array(LEVELS),
    cold: new Float64Array(LEVELS),
    busy: new Float64Array(LEVELS),
    run: new Float64Array(LEVELS),
  };
  readonly #arena: Arena;
  readonly #buffer: ArrayBuffer;
  readonly #now: Tracker;
  readonly #past: Tracker;
  readonly #mixture: Mixture;
  readonly #busyShort: Float32Array;
  readonly #busyLong: Float32Array;
  /** Invocations, minutes and busy environment-minutes by span; mean duration; highest level; value that is followed. */
  readonly #figures: Float64Array;
  readonly #contexts = emptyContexts();

  /** Size of the state; bytes. */
  static readonly bytes: number = new Learner(new ArrayBuffer(1 << 20)).#arena.used;

  /** @param buffer state of a learner before, as `fresh` made it */
  constructor(buffer: ArrayBuffer) {
    const arena = new Arena(buffer);
    this.#arena = arena;
    this.#buffer = buffer;
    this.#figures = arena.float64(SPANS * 3 + 3);
    this.none = new Shadow(arena);
    this.own = new Shadow(arena);
    this.shadows = VALUES.map(() => new Shadow(arena));
    this.history = new History(arena);
    this.#now = new Tracker(arena);
    this.#past = new Tracker(arena);
    this.#mixture = new Mixture(arena);
    this.#busyShort = arena.float32(LEVELS);
    this.#busyLong = arena.float32(LEVELS);
  }

  /** One that has seen nothing. */
  static fresh(): Learner {
    const learner = new Learner(new ArrayBuffer(Learner.bytes));
    learner.#now.reset();
    learner.#past.reset();
    learner.#mixture.reset();
    return learner;
  }

  /** One that knows the same and goes its own way; what it expects is worked out anew. */
  copy(nature: Nature): Learner {
    const copied = new Learner(this.#buffer.slice(0));
    copied.look(nature);
    return copied;
  }

  /** All that was learnt; the bytes go on changing with the learner. */
  get state(): Uint8Array {
    return new Uint8Array(this.#buffer);
  }

  /** Invocations, minutes and busy environment-minutes that the accounts are about. */
  accounted(span: Span): { readonly invocations: number; readonly minutes: number; readonly busy: number } {
    const [invocations = 0, minutes = 0, busy = 0] = this.#figures.subarray(span * 3);
    return { invocations, minutes, busy };
  }

  /** Which of the values is followed, as an index and one more; 0 for none. */
  get followed(): number {
    return this.#figures[FOLLOWED] as number;
  }

  set followed(value: number) {
    this.#figures[FOLLOWED] = value;
  }

  /** Takes in the minute after the last: learns from it, accounts it, and lets the ways to scale go on. */
  observe(seen: MinuteSeen, nature: Nature): void {
    const load = this.#loadOf(seen);
    const { minute } = load;
    const level = levelOf(load.most);
    this.history.note(minute, level, load.mean);
    this.#figures[TOP] = Math.max(this.#figures[TOP] as number, level);
    this.outlook.top = Math.min(LEVELS - 1, (this.#figures[TOP] as number) + HEADROOM_LEVELS);
    this.#learn(minute, nature);
    this.#noteBusy(load);
    this.#account(load, seen.invocations, nature);
    this.look(nature);
    for (const [index, shadow] of this.shadows.entries()) {
      if (!shadow.isPending(minute)) {
        const value = (VALUES[index] as number) + INIT_VALUE * nature.coldStartSeconds;
        shadow.move(minute, choose(value, this.outlook, shadow, nature.horizon));
      }
      shadow.carry(minute);
    }
    this.own.carry(minute);
  }

  /** Works out what to expect of each level as of the last minute. */
  look(nature: Nature): void {
    const { outlook } = this;
    outlook.top = Math.min(LEVELS - 1, (this.#figures[TOP] as number) + HEADROOM_LEVELS);
    fillContexts(this.#contexts, this.history, this.#now, this.history.last, outlook.top, nature.horizon);
    for (let level = 1; level <= outlook.top; level += 1) {
      outlook.near[level] = this.#mixture.probability(this.#contexts, level, 0);
      outlook.cold[level] = this.#mixture.probability(this.#contexts, level, 1);
      outlook.run[level] = this.#now.run(level);
      outlook.busy[level] = Math.min(this.#busyShort[level] as number, this.#busyLong[level] as number);
    }
  }

  #loadOf({ minute, concurrency, invocations, durationMs }: MinuteSeen): Load {
    const most = Math.max(concurrency, Math.ceil(invocations / REQUESTS_PER_MINUTE));
    if (invocations > 0) this.#noteDuration(durationMs, longestLikely(most, invocations), invocations);
    const mean = Math.min(most, (invocations * (durationMs ?? (this.#figures[DURATION] as number))) / 60_000);
    return { minute, most, mean, sigma: spreadOf(mean, most) };
  }

  /** Where the duration is not told, the lower quarter of what minutes suggest: bursts suggest far too much. */
  #noteDuration(durationMs: number | undefined, suggestedMs: number, invocations: number): void {
    const known = this.#figures[DURATION] as number;
    if (durationMs !== undefined) {
      const weight = Math.max(0.02, invocations / ((this.#figures[0] as number) + invocations));
      this.#figures[DURATION] = known + (durationMs - known) * weight;
    } else if (known === 0) this.#figures[DURATION] = suggestedMs;
    else this.#figures[DURATION] = known * (suggestedMs > known ? 1.01 : 1 / 1.03);
  }

  #learn(minute: number, { horizon, keepAliveMinutes }: Nature): void {
    const { history } = this;
    this.#now.note(minute, history.level(minute), history.seen - 1);
    const then = minute - horizon.aheadLast;
    if (then < history.first) return;
    this.#past.note(then, history.level(then), history.seen - 1 - horizon.aheadLast);
    fillContexts(this.#contexts, history, this.#past, then, this.outlook.top, horizon);
    for (let level = 1; level <= this.outlook.top; level += 1) {
      let near: 0 | 1 = 0;
      let cold: 0 | 1 = 0;
      let last = this.#past.lastUse(level);
      for (let at = then + 1; at <= minute; at += 1) {
        if (history.level(at) < level) continue;
        if (at >= then + horizon.nearFirst && at <= then + horizon.nearLast) near = 1;
        if (at >= then + horizon.aheadFirst && at - last >= keepAliveMinutes) cold = 1;
        last = at;
      }
      this.#mixture.learn(this.#contexts, level, 0, near);
      this.#mixture.learn(this.#contexts, level, 1, cold);
    }
  }

  #noteBusy({ mean, sigma }: Load): void {
    let left = mean;
    for (let level = 1; level <= this.outlook.top; level += 1) {
      const capacity = thresholds[level] as number;
      const after = overflow(capacity, mean, sigma);
      const share = Math.min(1, (left - after) / (capacity - (thresholds[level - 1] as number)));
      left = after;
      const short = this.#busyShort[level] as number;
      const long = this.#busyLong[level] as number;
      this.#busyShort[level] = short + (share - short) / 12;
      this.#busyLong[level] = long + (share - long) / 60;
    }
  }

  #account(load: Load, invocations: number, { keepAliveMinutes }: Nature): void {
    const { seen } = this.history;
    const lately = Math.min(LATELY_LONGEST, Math.max(LATELY_SHORTEST, seen / 3));
    const overall = Math.min(OVERALL_LONGEST, Math.max(LATELY_SHORTEST, seen * 3));
    const keep = [0.5 ** (1 / lately), 0.5 ** (1 / overall)];
    for (const span of [LATELY, OVERALL]) {
      const before = this.accounted(span);
      const kept = keep[span] as number;
      this.#figures.set(
        [before.invocations * kept + invocations, before.minutes * kept + 1, before.busy * kept + load.mean],
        span * 3,
      );
    }
    for (const shadow of [this.none, this.own, ...this.shadows]) shadow.account(load, keepAliveMinutes, keep);
  }
}

/** A duration at which so many invocations at random instants reach this concurrency: mean + 2 sqrt(mean) = most. */
function longestLikely(most: number, invocations: number): number {
  const mean = (Math.sqrt(1 + most) - 1) ** 2;
  return (60_000 * mean) / invocations;
}
