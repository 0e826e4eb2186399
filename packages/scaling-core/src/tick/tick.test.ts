import { describe, expect, it } from "vitest";
import { T0, target } from "../../test/build.js";
import { world } from "../../test/world.js";
import type { TargetSpec } from "../model/target.js";

const provisioned = (name: string, fn = name): TargetSpec =>
  target({ name, resource: { kind: "lambda-provisioned", function: fn, alias: "live" } });
const reserved = (name: string, fn: string): TargetSpec =>
  target({
    name,
    resource: { kind: "lambda-reserved", function: fn, adopt: false },
    scaleIn: { cooldownSeconds: 0, stabilizationSeconds: 0, maxPercentPerMinute: 100, quantumSeconds: 0 },
  });

const recordOf = (w: ReturnType<typeof world>, name: string) =>
  w.written.at(-1)?.find((record) => record.target === name);

describe("tick", () => {
  it("scales out, then changes nothing when repeated, then scales in when the load is gone", async () => {
    const w = world([provisioned("shop")]);
    w.busy.set("shop", 21);
    await w.tick();
    expect(w.applied).toMatchObject([{ target: "shop", from: 10, to: 30 }]);
    await w.tick();
    expect(w.applied).toHaveLength(1);
    expect(recordOf(w, "shop")?.outcome).toEqual({ kind: "unchanged" });

    w.busy.set("shop", 0);
    for (let minute = 0; minute < 60; minute++) await w.tick();
    const path = w.applied.map(({ to }) => to);
    expect(path.slice(0, 3)).toEqual([30, 15, 8]); // half a minute's worth at a time, a quantum apart
    expect(w.capacities.get("shop")).toBe(0);
  });

  it("does not act in a dry run, and still says what it would do", async () => {
    const w = world([provisioned("shop")]);
    w.busy.set("shop", 21);
    await w.tick("dryRun");
    expect(w.applied).toEqual([]);
    expect(recordOf(w, "shop")).toMatchObject({
      decision: { kind: "set", to: 30 },
      outcome: { kind: "skipped", code: "dryRun" },
    });
  });

  it("leaves no trace of a plan", async () => {
    const w = world([provisioned("shop")]);
    w.busy.set("shop", 21);
    await w.tick("plan");
    expect(w.applied).toEqual([]);
    expect((await w.memory.load(["shop"])).get("shop")?.memory).toBeUndefined();
    expect(await w.memory.claim(T0, T0 + 1)).toMatchObject({ kind: "granted", previousTickAt: undefined });
  });

  it("does nothing while another tick holds the claim, and goes on when the claim has run out", async () => {
    const w = world([provisioned("shop")]);
    w.busy.set("shop", 21);
    await w.memory.claim(T0, T0 + 30_000);
    expect(await w.tick()).toEqual({ kind: "superseded", until: T0 + 30_000 });
    expect(w.applied).toEqual([]);
    await w.tick();
    expect(w.applied).toHaveLength(1);
  });

  it("does not act on a memory that another tick has changed meanwhile", async () => {
    const w = world([provisioned("shop")]);
    w.busy.set("shop", 21);
    const { save } = w.memory;
    w.ports.memory.save = async (writes) => {
      await save(writes); // the other one was faster
      return save(writes);
    };
    await w.tick();
    expect(w.applied).toEqual([]);
    expect(recordOf(w, "shop")?.outcome).toMatchObject({ kind: "skipped", code: "conflict" });
  });

  it("lets one target's trouble stop nobody else", async () => {
    const w = world([provisioned("broken"), provisioned("denied"), provisioned("shop")]);
    for (const name of ["broken", "denied", "shop"]) w.busy.set(name, 21);
    w.faults.read = (name) => (name === "broken" ? new Error("no route") : undefined);
    w.faults.apply = ({ target: name }) =>
      name === "denied" ? { kind: "refused", code: "AccessDeniedException", why: "not allowed" } : undefined;
    const result = await w.tick();
    expect(recordOf(w, "broken")).toMatchObject({
      decision: { kind: "hold", because: [{ code: "capacityUnknown" }] },
      outcome: { kind: "failed", why: "no route" },
    });
    expect(recordOf(w, "denied")?.outcome).toMatchObject({ kind: "refused", code: "AccessDeniedException" });
    expect(w.capacities.get("shop")).toBe(30);
    expect(result).toMatchObject({ summary: { targets: 3, applied: 1, refused: 1, failed: 1 } });
  });

  it("holds everything when the signals cannot be read, and says why", async () => {
    const w = world([provisioned("shop")]);
    w.faults.signals = Object.assign(new Error("Rate exceeded"), { name: "ThrottlingException" });
    await w.tick();
    expect(w.applied).toEqual([]);
    expect(recordOf(w, "shop")?.decision.because[0]).toMatchObject({ code: "signalsUnavailable" });
  });

  it("raises reserved before provisioned", async () => {
    const w = world([provisioned("warm", "shop"), reserved("cap", "shop")]);
    for (const name of ["warm", "cap"]) w.busy.set(name, 21);
    await w.tick();
    expect(w.applied.map(({ target: name, to }) => `${name} ${to}`)).toEqual(["cap 30", "warm 30"]);
  });

  it("reads a remembered ceiling again before it lets itself be stopped by it", async () => {
    const w = world([provisioned("warm", "shop"), reserved("cap", "shop")]);
    w.busy.set("cap", 7); // rests at 10
    w.busy.set("warm", 21);
    await w.tick();
    expect(recordOf(w, "warm")).toMatchObject({ decision: { kind: "hold", at: 10 }, clampedBy: ["ceiling"] });
    w.capacities.set("cap", 100); // by hand
    await w.tick("active", { refreshPerTick: 0 });
    expect(w.capacities.get("warm")).toBe(30);
  });

  it("tries again at the next tick what was refused: a change that never came starts no cooldown", async () => {
    const w = world([provisioned("shop")]);
    for (let minute = 0; minute < 7; minute++) await w.tick();
    w.busy.set("shop", 0);
    let attempts = 0;
    w.faults.apply = () => {
      attempts++;
      return { kind: "failed", code: "ServiceException", why: "500", retryable: true };
    };
    for (let minute = 0; minute < 12; minute++) await w.tick();
    expect(attempts).toBeGreaterThanOrEqual(6); // each minute after the window of five
    delete w.faults.apply;
    await w.tick();
    expect(w.applied).toMatchObject([{ from: 10, to: 5 }]);
  });

  it("leaves no cooldown behind in a dry run", async () => {
    const w = world([provisioned("shop")]);
    for (let minute = 0; minute < 7; minute++) await w.tick("dryRun");
    w.busy.set("shop", 0);
    for (let minute = 0; minute < 8; minute++) await w.tick("dryRun");
    expect(recordOf(w, "shop")).toMatchObject({ decision: { kind: "set", to: 5 }, outcome: { code: "dryRun" } });
    await w.tick();
    expect(w.applied).toMatchObject([{ from: 10, to: 5 }]);
  });

  it("watches a full window again after ticks that failed, and after a capacity that could not be read", async () => {
    const w = world([provisioned("shop")]);
    for (let minute = 0; minute < 10; minute++) await w.tick();
    const { load } = w.memory;
    w.ports.memory.load = async () => {
      throw new Error("table gone");
    };
    for (let minute = 0; minute < 10; minute++) await expect(w.tick()).rejects.toThrow("table gone");
    w.ports.memory.load = load;
    w.at(T0 + 20 * 60_000);
    w.busy.set("shop", 0);
    await w.tick();
    expect(recordOf(w, "shop")).toMatchObject({ decision: { kind: "hold", at: 10 }, clampedBy: ["observationWindow"] });

    for (let minute = 0; minute < 2; minute++) await w.tick();
    w.faults.read = () => new Error("no route");
    for (let minute = 0; minute < 10; minute++) await w.tick();
    delete w.faults.read;
    await w.tick();
    expect(recordOf(w, "shop")?.clampedBy).toEqual(["observationWindow"]);
  });

  it("starts nothing after its deadline", async () => {
    const w = world([provisioned("shop")]);
    w.busy.set("shop", 21);
    const over = new AbortController();
    over.abort();
    await w.tick("active", { deadline: over.signal });
    expect(w.applied).toEqual([]);
    expect(w.reads).toEqual([]);
    expect(recordOf(w, "shop")?.outcome).toMatchObject({ kind: "failed", code: "deadline", retryable: true });
  });

  it("reads capacities as seldom as it can: the unknown, the changing, and a few of the oldest", async () => {
    const names = Array.from({ length: 50 }, (_, index) => `f${index}`);
    const w = world(names.map((name) => provisioned(name)));
    await w.tick();
    expect(w.reads.splice(0)).toHaveLength(50);
    await w.tick("active", { refreshPerTick: 5 });
    expect(w.reads.splice(0)).toHaveLength(5);
    w.busy.set("f40", 21);
    await w.tick("active", { refreshPerTick: 0 });
    expect(w.reads.splice(0)).toEqual(["f40"]); // read before it is changed
    await w.tick("active", { refreshPerTick: 0 });
    expect(w.reads.splice(0)).toEqual(["f40"]); // and after, because the change is not proof
  });

  it("writes no memory for a target that rests", async () => {
    const w = world([provisioned("shop")]);
    await w.tick();
    const before = (await w.memory.load(["shop"])).get("shop")?.revision;
    for (let minute = 0; minute < 5; minute++) await w.tick();
    expect((await w.memory.load(["shop"])).get("shop")?.revision).toBe(before);
  });

  it("says what watching costs", async () => {
    const w = world([provisioned("shop")]);
    await w.tick();
    // 2 metrics * 43,800 minutes a month * 0.01 USD / 1,000
    expect(w.summaries[0]?.pollingUsdMonth).toBeCloseTo(0.876, 6);
  });
});
