import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../ports.js";
import { act } from "./act.js";

const live = new AbortController().signal;
const warm = (from: number, to: number): Change => ({
  target: "warm",
  resource: { kind: "lambda-provisioned", function: "shop", alias: "live" },
  from,
  to,
});
const cap = (from: number | "unset", to: number): Change => ({
  target: "cap",
  resource: { kind: "lambda-reserved", function: "shop", adopt: true },
  from,
  to,
});

/** An AWS that enforces its rule: what is provisioned never exceeds what is reserved. */
function strictLambda(state: { reserved: number; provisioned: number }) {
  const order: string[] = [];
  const apply = async ({ target, to }: Change) => {
    order.push(target);
    const next = target === "cap" ? { ...state, reserved: to } : { ...state, provisioned: to };
    if (next.provisioned > next.reserved)
      return { kind: "refused", code: "InvalidParameterValue", why: "cap" } as const;
    Object.assign(state, next);
    return { kind: "applied" } as const;
  };
  const actuator = {
    apply,
    read: async () => ({ ok: false, failure: { code: "x", message: "x", retryable: false } }) as const,
  };
  return { order, ports: { actuators: { "lambda-provisioned": actuator, "lambda-reserved": actuator } } };
}

const run = async (state: { reserved: number; provisioned: number }, changes: Change[]) => {
  const { order, ports } = strictLambda(state);
  const outcomes = await act(ports, changes, live);
  return { order, outcomes };
};

describe("act", () => {
  it("raises the cap before what stands under it, and lowers it after", async () => {
    expect((await run({ reserved: 10, provisioned: 10 }, [warm(10, 30), cap(10, 30)])).order).toEqual(["cap", "warm"]);
    expect((await run({ reserved: 30, provisioned: 30 }, [cap(30, 10), warm(30, 10)])).order).toEqual(["warm", "cap"]);
  });

  it("never asks for a state that AWS must refuse, when both ends are allowed", async () => {
    const level = fc.integer({ min: 0, max: 50 });
    await fc.assert(
      fc.asyncProperty(level, level, level, level, async (r0, p0, r1, p1) => {
        fc.pre(p0 <= r0 && p1 <= r1);
        const state = { reserved: r0, provisioned: p0 };
        await run(state, [warm(p0, p1), cap(r0, r1)]);
        expect(state).toEqual({ reserved: r1, provisioned: p1 });
      }),
    );
  });

  it("puts a reservation that was not there last", async () => {
    expect((await run({ reserved: 1000, provisioned: 5 }, [cap("unset", 30), warm(5, 20)])).order).toEqual([
      "warm",
      "cap",
    ]);
  });

  it("carries on after a change that fails", async () => {
    const { ports } = strictLambda({ reserved: 10, provisioned: 10 });
    const other = { ...warm(1, 2), target: "other", resource: { kind: "asg", group: "g" } as const };
    const outcomes = await act(ports, [other, cap(10, 20)], live);
    expect(outcomes.get("other")).toMatchObject({ kind: "refused", code: "noActuator" });
    expect(outcomes.get("cap")).toEqual({ kind: "applied" });
  });
});
