import { describe, expect, it } from "vitest";
import { controllerOf } from "../../test/controllers.js";
import { ScriptedView } from "../../test/scripted-view.js";
import { knative } from "./knative.js";

/** Mean concurrency of many 2 s stretches. @returns what was asked for at the last */
async function stretches(view: ScriptedView, count: number, average: number): Promise<number | undefined> {
  let wish: number | undefined;
  for (let stretch = 0; stretch < count; stretch += 1) wish = await view.stretch(average);
  return wish;
}

describe("knative", () => {
  it("holds the stable window's concurrency / 0.7", async () => {
    const view = new ScriptedView(controllerOf(knative));
    expect(await stretches(view, 60, 7)).toBe(10);
  });

  it("panics when six seconds want twice what is ready, and does not wait for the stable window", async () => {
    const view = new ScriptedView(controllerOf(knative));
    await stretches(view, 60, 7);
    expect(await stretches(view, 2, 35)).toBe(37); // ceil((7 + 35 + 35) / 3 / 0.7): more than 2 x 10
  });

  it("never scales in in panic, and leaves it after a stable window without reason for it", async () => {
    const view = new ScriptedView(controllerOf(knative));
    await stretches(view, 60, 7);
    await stretches(view, 3, 35);
    expect(view.requested).toBe(50); // ceil(35 / 0.7)
    // Only the first of the three ticks had a reason: (7 + 7 + 35) / 3 / 0.7 = 24 of 10 ready, then 37 of 24.
    expect(await stretches(view, 28, 0)).toBe(50);
    // More than 60 s after it: out of panic, and down by half a tick at most.
    expect(await stretches(view, 1, 0)).toBe(25);
    expect(await stretches(view, 1, 0)).toBe(12);
  });

  it("decides nothing without data, and scales to zero without load", async () => {
    const view = new ScriptedView(controllerOf(knative));
    const controller = controllerOf(knative);
    expect(controller.decide(view)).toBeUndefined();
    expect(await stretches(view, 100, 0)).toBe(0);
  });
});
