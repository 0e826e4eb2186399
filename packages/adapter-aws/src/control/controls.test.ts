import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controlFor, readControl } from "./controls.js";

const NOW = 1_000_000;
const pause = (until: number, by: string) => ({ pause: { until, by, reason: "deploy" } });
const override = (until: number, capacity: number) => ({ override: { until, capacity, reason: "launch" } });

describe("controlFor", () => {
  it("lets a target's own word stand before the word about all, part by part", () => {
    const said = {
      all: { ...pause(NOW + 1, "all"), ...override(NOW + 1, 5) },
      byTarget: new Map([["shop", pause(NOW + 1, "own")]]),
    };
    expect(controlFor(said, "shop", NOW)).toEqual({ ...pause(NOW + 1, "own"), ...override(NOW + 1, 5) });
    expect(controlFor(said, "other", NOW)?.pause?.by).toBe("all");
  });

  it("does not let a word that ran out stand before one that holds", () => {
    const said = { all: pause(NOW + 1, "all"), byTarget: new Map([["shop", pause(NOW, "own")]]) };
    expect(controlFor(said, "shop", NOW)?.pause?.by).toBe("all");
  });

  it("is nothing when all has run out", () => {
    expect(controlFor({ all: pause(NOW, "all"), byTarget: new Map() }, "shop", NOW)).toBeUndefined();
  });
});

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
