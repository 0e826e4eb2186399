import type { Control } from "../model/target.js";
import type { Claim, MemoryStore, MemoryWrite, Remembered } from "../ports.js";

/** Everything a store holds, as a plain value that survives JSON. */
export interface StoreSnapshot {
  readonly previousTickAt?: number;
  readonly claim?: { readonly token: string; readonly until: number };
  readonly targets: Readonly<Record<string, Partial<Remembered>>>;
}

export interface InMemoryStore extends MemoryStore {
  /** Sets or clears what an operator says about a target. */
  control(target: string, control: Control | undefined): void;
  snapshot(): StoreSnapshot;
}

/**
 * Memory that lives as long as the process: for the simulator, for tests and for services that need no more.
 * With a snapshot it goes on where another left off.
 */
export function inMemoryStore(from: StoreSnapshot = { targets: {} }): InMemoryStore {
  const stored = new Map(Object.entries(from.targets));
  let held = from.claim;
  let previousTickAt = from.previousTickAt;

  const known = (target: string): Remembered => ({
    memory: undefined,
    revision: undefined,
    control: undefined,
    ...stored.get(target),
  });

  return {
    async claim(at: number, untilMs: number): Promise<Claim> {
      if (held !== undefined && at < held.until) return { kind: "held", until: held.until };
      held = { token: `${at}/${untilMs}`, until: untilMs };
      return { kind: "granted", previousTickAt, token: held.token };
    },
    async release(token: string, at: number | undefined): Promise<void> {
      if (held?.token !== token) return;
      held = undefined;
      previousTickAt = at ?? previousTickAt;
    },
    async load(targets: readonly string[]) {
      return new Map(targets.map((target) => [target, known(target)]));
    },
    async save(writes: readonly MemoryWrite[]) {
      const results = new Map<string, "saved" | "conflict">();
      for (const { target, memory, expected } of writes) {
        const before = known(target);
        const fits = before.revision === expected;
        results.set(target, fits ? "saved" : "conflict");
        if (fits) stored.set(target, { ...before, memory, revision: (expected ?? 0) + 1 });
      }
      return results;
    },
    control(target: string, control: Control | undefined): void {
      stored.set(target, { ...known(target), control });
    },
    snapshot: () => ({
      ...(previousTickAt === undefined ? {} : { previousTickAt }),
      ...(held === undefined ? {} : { claim: held }),
      targets: Object.fromEntries(stored),
    }),
  };
}
