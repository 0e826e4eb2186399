import type { Control } from "../model/target.js";
import type { Claim, MemoryStore, MemoryWrite, Remembered } from "../ports.js";

export interface InMemoryStore extends MemoryStore {
  /** Sets or clears what an operator says about a target. */
  control(target: string, control: Control | undefined): void;
}

/** Memory that lives as long as the process: for the simulator, for tests and for services that need no more. */
export function inMemoryStore(): InMemoryStore {
  const stored = new Map<string, Remembered>();
  let held: { readonly token: string; readonly until: number } | undefined;
  let previousTickAt: number | undefined;
  let claims = 0;

  const known = (target: string): Remembered =>
    stored.get(target) ?? { memory: undefined, revision: undefined, control: undefined };

  return {
    async claim(at: number, untilMs: number): Promise<Claim> {
      if (held !== undefined && at < held.until) return { kind: "held", until: held.until };
      claims += 1;
      held = { token: String(claims), until: untilMs };
      return { kind: "granted", previousTickAt, token: held.token };
    },
    async release(token: string, at: number): Promise<void> {
      if (held?.token !== token) return;
      held = undefined;
      previousTickAt = at;
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
  };
}
