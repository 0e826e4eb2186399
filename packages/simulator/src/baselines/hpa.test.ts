import { describe, expect, it } from "vitest";
import { controllerOf } from "../../test/controllers.js";
import { ScriptedView } from "../../test/scripted-view.js";
import { hpa } from "./hpa.js";

async function started(environments: number): Promise<ScriptedView> {
  const view = new ScriptedView(controllerOf(hpa));
  view.grant(environments);
  return view;
}

describe("hpa", () => {
  it("starts with one replica", async () => {
    expect(await (await started(0)).stretch(0)).toBe(1);
  });

  it.each([
    { ready: 10, concurrency: 10, to: 15 }, // ratio 10 / 7 = 1.43: ceil(14.3)
    { ready: 10, concurrency: 7.6, to: 10 }, // ratio 1.086: within the tolerance of 0.1
    { ready: 10, concurrency: 7.8, to: 12 }, // ratio 1.114: ceil(11.1)
    { ready: 10, concurrency: 40, to: 20 }, // ceil(57.1), at most double in 15 s
    { ready: 2, concurrency: 40, to: 6 }, // at most 4 more, which is more than double
  ])("from $ready at concurrency $concurrency to $to", async ({ ready, concurrency, to }) => {
    expect(await (await started(ready)).stretch(concurrency)).toBe(to);
  });

  it("scales in to the largest wish of the last five minutes", async () => {
    const view = await started(10);
    await view.stretch(7); // wants 10
    await view.stretch(5); // wants 8
    for (let sync = 0; sync < 18; sync += 1) expect(await view.stretch(2)).toBe(10);
    expect(await view.stretch(2)).toBe(8);
    expect(await view.stretch(2)).toBe(3);
  });
});
