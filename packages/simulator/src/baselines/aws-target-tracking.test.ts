import { describe, expect, it } from "vitest";
import { controllerOf } from "../../test/controllers.js";
import { ScriptedView } from "../../test/scripted-view.js";
import { steadyTrace } from "../../test/traces.js";
import { simulate } from "../simulate.js";
import { awsTargetTracking } from "./aws-target-tracking.js";

const start = (statistic: "average" | "maximum" = "average") =>
  new ScriptedView(controllerOf(awsTargetTracking(statistic)));
const at = (share: number) => ({ utilizationAverage: share, utilizationMax: share });

/** The same utilisation for several minutes. @returns what was asked for at each */
async function minutes(view: ScriptedView, count: number, share: number): Promise<(number | undefined)[]> {
  const wishes: (number | undefined)[] = [];
  for (let minute = 0; minute < count; minute += 1) wishes.push(await view.minute(at(share)));
  return wishes;
}

describe("awsTargetTracking", () => {
  it("starts with one environment", async () => {
    expect(await start().minute()).toBe(1);
  });

  it("scales out at the third minute in a row above the target", async () => {
    const view = start();
    view.grant(10);
    await view.minute(at(0.68));
    expect(await minutes(view, 2, 0.95)).toEqual([undefined, undefined]);
    expect(await view.minute(at(0.95))).toBe(14); // ceil(10 x 0.95 / 0.7)
  });

  it("starts the row anew after a minute without data or below the target", async () => {
    const view = start();
    view.grant(10);
    await minutes(view, 2, 0.95);
    await view.minute();
    expect(await minutes(view, 2, 0.95)).toEqual([undefined, undefined]);
    await view.minute(at(0.7));
    expect(await minutes(view, 2, 0.95)).toEqual([undefined, undefined]);
  });

  it("counts only minutes since the last change took effect", async () => {
    const view = start();
    view.grant(10);
    await view.minute(at(0.68));
    await minutes(view, 3, 0.95);
    expect(await minutes(view, 2, 1)).toEqual([undefined, undefined]);
    // The change is noticed a minute later; the third minute after that: ceil(14 x 1 / 0.7).
    expect(await minutes(view, 2, 1)).toEqual([undefined, 20]);
  });

  it("scales in at the fifteenth minute in a row below 63 %, to the target", async () => {
    const view = start();
    view.grant(10);
    await view.minute(at(0.65));
    expect(await minutes(view, 14, 0.4)).toEqual(new Array(14).fill(undefined));
    expect(await view.minute(at(0.4))).toBe(6); // ceil(10 x 0.4 / 0.7)
  });

  it("stays where it is between 63 % and 70 %, and for ever without traffic", async () => {
    const view = start();
    view.grant(10);
    expect(await minutes(view, 60, 0.66)).toEqual(new Array(60).fill(undefined));
    expect(await minutes(view, 60, Number.NaN)).toEqual(new Array(60).fill(undefined));
  });

  it("does nothing while an allocation is pending", async () => {
    const view = start();
    view.grant(10);
    view.requested = 20;
    view.pendingUntilMs = view.atMs + 3_600_000;
    expect(await minutes(view, 20, 1)).toEqual(new Array(20).fill(undefined));
  });

  it("looks at the statistic that it is given", async () => {
    const burst = { utilizationAverage: 0.5, utilizationMax: 1 };
    const outcome = async (statistic: "average" | "maximum") => {
      const view = start(statistic);
      view.grant(10);
      await view.minute();
      await view.minute(burst);
      await view.minute(burst);
      return view.minute(burst);
    };
    expect(await outcome("average")).toBeUndefined();
    expect(await outcome("maximum")).toBe(15); // ceil(10 x 1 / 0.7)
  });

  it("settles a steady load of 14 executions between 63 % and 70 % of capacity", async () => {
    // 1680 requests a minute x 0.5 s = 14 erlangs.
    const { timeline } = await simulate(steadyTrace(1680, 240), { durationMs: 500 }, awsTargetTracking("average"));
    const last = timeline.at(-1)?.provisioned ?? 0;
    expect(last).toBeGreaterThanOrEqual(18);
    expect(last).toBeLessThanOrEqual(24);
    expect(timeline[0]?.provisioned).toBe(1);
  });
});
