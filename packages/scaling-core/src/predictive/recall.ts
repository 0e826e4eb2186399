import type { Json } from "../model/memory.js";
import { fromBase64, toBase64 } from "./base64.js";
import { Learner } from "./learner.js";

/** Changes when the layout of the state does: another version is as good as no memory. */
const VERSION = 1;

export interface Stored {
  /** Newest minute that was learnt from; minutes since 1970. */
  readonly minute: number;
  /** Level held when it was written. */
  readonly held: number;
  /** Which value was followed. */
  readonly followed: number;
  readonly state: string;
}

/**
 * Learners by the memory that they came from, as far as they have seen since: reading the bytes again and learning the
 * same minutes again would give the same. Where memory comes from a store as a new value each time, this finds nothing.
 */
const readAlready = new WeakMap<object, Learner>();

/** Notes what `recall` of this memory would lead to. */
export function noteRead(memory: Json, learner: Learner): void {
  if (typeof memory === "object" && memory !== null) readAlready.set(memory, learner);
}

/**
 * The learner that a memory holds. Without one, with one of another layout, from the future, or from longer ago than the
 * history reaches, it starts anew: then all is learnt again from the metrics.
 */
export function recall(
  memory: Json | undefined,
  minute: number,
  historyMinutes: number,
): { readonly learner: Learner; readonly known: Stored | undefined } {
  const stored = storedIn(memory);
  if (stored !== undefined && stored.minute <= minute && minute - stored.minute < historyMinutes) {
    const read = typeof memory === "object" && memory !== null ? readAlready.get(memory) : undefined;
    if (read !== undefined && read.history.last <= minute) return { learner: read, known: stored };
    const bytes = fromBase64(stored.state, Learner.bytes);
    if (bytes !== undefined) return { learner: new Learner(bytes.buffer), known: stored };
  }
  return { learner: Learner.fresh(), known: undefined };
}

/** The newest minute that a memory has seen; undefined when it is none. */
export const rememberedMinute = (memory: Json | undefined): number | undefined => storedIn(memory)?.minute;

export function store(learner: Learner): Json {
  return {
    version: VERSION,
    minute: learner.history.last,
    held: learner.own.held,
    followed: learner.followed,
    state: toBase64(learner.state),
  };
}

function storedIn(memory: Json | undefined): Stored | undefined {
  if (typeof memory !== "object" || memory === null || !("version" in memory)) return undefined;
  const { version, minute, held, followed, state } = memory;
  if (version !== VERSION || typeof state !== "string") return undefined;
  if (typeof minute !== "number" || typeof held !== "number" || typeof followed !== "number") return undefined;
  return { minute, held, followed, state };
}
