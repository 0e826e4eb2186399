import { type Control, freshMemory, type MemoryStore, type TargetMemory } from "@serverless-autoscaler/scaling-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** A store of its own for each test, empty, and a way to say something to a target as an operator does. */
export interface StoreUnderTest {
  readonly store: MemoryStore;
  say(target: string, control: Control): Promise<void>;
}

const memory = (over: Partial<TargetMemory> = {}): TargetMemory => ({ ...freshMemory(1000), ...over });

/** What the core relies on in every memory store. Run on each implementation. */
export function memoryStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of a memory store`, () => {
    describe("claims", () => {
      it("grants the first and holds off the second until the first runs out", async () => {
        const { store } = await makeStore();
        expect(await store.claim(100, 200)).toMatchObject({ kind: "granted", previousTickAt: undefined });
        expect(await store.claim(150, 250)).toEqual({ kind: "held", until: 200 });
        expect(await store.claim(200, 300)).toMatchObject({ kind: "granted" });
      });

      it("notes a released tick as the previous one", async () => {
        const { store } = await makeStore();
        const first = await store.claim(100, 200);
        if (first.kind === "granted") await store.release(first.token, 100);
        expect(await store.claim(101, 201)).toMatchObject({ kind: "granted", previousTickAt: 100 });
      });

      it("does not note a tick that failed, and frees its claim", async () => {
        const { store } = await makeStore();
        const first = await store.claim(100, 200);
        if (first.kind === "granted") await store.release(first.token, 100);
        const second = await store.claim(160, 260);
        if (second.kind === "granted") await store.release(second.token, undefined);
        expect(await store.claim(161, 261)).toMatchObject({ kind: "granted", previousTickAt: 100 });
      });

      it("keeps the previous tick through a claim that was never released", async () => {
        const { store } = await makeStore();
        const first = await store.claim(100, 200);
        if (first.kind === "granted") await store.release(first.token, 100);
        await store.claim(300, 400);
        expect(await store.claim(400, 500)).toMatchObject({ kind: "granted", previousTickAt: 100 });
      });

      it("does not let a tick that was overtaken release its successor's claim", async () => {
        const { store } = await makeStore();
        const slow = await store.claim(100, 200);
        const successor = await store.claim(200, 300);
        if (slow.kind === "granted") await store.release(slow.token, 100);
        expect(await store.claim(250, 350)).toEqual({ kind: "held", until: 300 });
        expect(successor).toMatchObject({ kind: "granted", previousTickAt: undefined });
      });

      it("grants exactly one of many at once", async () => {
        const { store } = await makeStore();
        const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim(100, 200)));
        expect(claims.filter(({ kind }) => kind === "granted")).toHaveLength(1);
      });
    });

    describe("memories", () => {
      it("knows nothing of a target that it never saw", async () => {
        const { store } = await makeStore();
        expect((await store.load(["new"])).get("new")).toEqual({
          memory: undefined,
          revision: undefined,
          control: undefined,
        });
      });

      it("gives back what was saved, whatever the policies remember", async () => {
        const { store } = await makeStore();
        const policies = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
        let expected: number | undefined;
        await fc.assert(
          fc.asyncProperty(policies, async (remembered) => {
            const saved = memory({ policies: JSON.parse(JSON.stringify(remembered)) });
            expect(await store.save([{ target: "a", memory: saved, expected }])).toEqual(new Map([["a", "saved"]]));
            const loaded = (await store.load(["a"])).get("a");
            expect(loaded?.memory).toEqual(saved);
            expected = loaded?.revision;
          }),
          { numRuns: 20 },
        );
      });

      it("refuses a write that did not see the last one, and keeps the last one", async () => {
        const { store } = await makeStore();
        await store.save([{ target: "a", memory: memory(), expected: undefined }]);
        const revision = (await store.load(["a"])).get("a")?.revision;
        const newer = memory({ lastScaleOutAt: 7 });
        await store.save([{ target: "a", memory: newer, expected: revision }]);
        for (const expected of [undefined, revision]) {
          expect((await store.save([{ target: "a", memory: memory(), expected }])).get("a")).toBe("conflict");
        }
        expect((await store.load(["a"])).get("a")?.memory).toEqual(newer);
      });

      it("lets exactly one of many writers at once through", async () => {
        const { store } = await makeStore();
        const writes = Array.from({ length: 10 }, (_, at) => memory({ lastScaleInAt: at }));
        const results = await Promise.all(
          writes.map(async (written) => store.save([{ target: "a", memory: written, expected: undefined }])),
        );
        expect(results.filter((result) => result.get("a") === "saved")).toHaveLength(1);
      });

      it("keeps the conflict of one target from the others", async () => {
        const { store } = await makeStore();
        await store.save([{ target: "b", memory: memory(), expected: undefined }]);
        const results = await store.save(
          ["a", "b", "c"].map((target) => ({ target, memory: memory(), expected: undefined })),
        );
        expect(Object.fromEntries(results)).toEqual({ a: "saved", b: "conflict", c: "saved" });
      });

      it("holds the memories of many targets", async () => {
        const { store } = await makeStore();
        const targets = Array.from({ length: 250 }, (_, index) => `target-${index}`);
        await store.save(
          targets.map((target, index) => ({ target, memory: memory({ observingSince: index }), expected: undefined })),
        );
        const loaded = await store.load(targets);
        expect([...loaded.values()].map((one) => one.memory?.observingSince)).toEqual(targets.map((_, index) => index));
      });
    });

    it("hands over what an operator said, with or without a memory", async () => {
      const { store, say } = await makeStore();
      const until = Date.now() + 3_600_000;
      const control: Control = {
        pause: { until, reason: "deploy", by: "ann" },
        override: { capacity: 5, until, reason: "launch" },
      };
      await say("a", control);
      const before = (await store.load(["a", "b"])).get("a");
      expect(before).toEqual({ memory: undefined, revision: undefined, control });
      await store.save([{ target: "a", memory: memory(), expected: before?.revision }]);
      const loaded = await store.load(["a", "b"]);
      expect(loaded.get("a")).toMatchObject({ memory: memory(), control });
      expect(loaded.get("b")?.control).toBeUndefined();
    });
  });
}
