import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readControl } from "./controls.js";

const NOW = 1_000_000;
const pause = (until: number, by: string) => ({ pause: { until, by, reason: "deploy" } });
const override = (until: number, capacity: number) => ({ override: { until, capacity, reason: "launch" } });

describe("readControl", () => {
  it("reads back what was written", () => {
    const said = { ...pause(NOW, "ann"), ...override(NOW, 3) };
    const item = { pause: { S: JSON.stringify(said.pause) }, override: { S: JSON.stringify(said.override) } };
    expect(readControl(item)).toEqual(said);
  });

  it("survives anything, and takes no part of it for a control unless it is one", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { pause: found } = readControl({ pause: { S: text } });
        if (found !== undefined) expect(typeof found.until).toBe("number");
      }),
    );
    expect(readControl({ pause: { S: '{"until":1}' }, override: { S: "{" } })).toEqual({});
  });
});
