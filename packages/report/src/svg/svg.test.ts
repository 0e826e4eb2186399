import { describe, expect, it } from "vitest";
import { envelope } from "./envelope.js";
import { areaPath, linePath, stepPath } from "./path.js";
import { spread } from "./spread.js";
import { fitText, textWidth, wrapText } from "./text-width.js";

describe("paths", () => {
  const places = [
    { x: 0, y: 10 },
    { x: 5, y: 10 },
    { x: 7.26, y: 2 },
  ];

  it("go through their places", () => {
    expect(linePath(places)).toBe("M0,10 5,10 7.3,2");
    expect(areaPath(places, 20)).toBe("M0,20L0,10 5,10 7.3,2 7.3,20Z");
    expect(stepPath(places)).toBe("M0,10H5H7.3V2");
  });

  it("are empty without places, and a dot for one", () => {
    expect([linePath([]), areaPath([], 0), stepPath([])]).toEqual(["", "", ""]);
    expect(linePath([{ x: 1, y: 2 }])).toBe("M1,2h.01");
  });
});

describe("envelope", () => {
  it("follows the highest and the lowest of each column", () => {
    const places = [3, 9, 1, 4, 8].map((y, index) => ({ x: index * 0.7, y }));
    // Columns of 1.5 px: the first three places (0, 0.7, 1.4), then two (2.1, 2.8).
    expect(envelope(places, 1.5)).toEqual({
      upper: [
        { x: 1.4, y: 1 },
        { x: 2.0999999999999996, y: 4 },
      ],
      lower: [
        { x: 0.7, y: 9 },
        { x: 2.8, y: 8 },
      ],
    });
  });
});

describe("spread", () => {
  it.each([
    { wishes: [50, 10], gap: 15, to: [50, 10] },
    { wishes: [50, 52], gap: 15, to: [50, 65] },
    { wishes: [98, 99], gap: 15, to: [85, 100] },
    { wishes: [-5, 0, 3], gap: 15, to: [0, 15, 30] },
    { wishes: [0, 0, 0], gap: 80, to: [0, 50, 100] },
  ])("moves $wishes apart by $gap within 0 to 100", ({ wishes, gap, to }) => {
    expect(spread(wishes, gap, 0, 100)).toEqual(to);
  });
});

describe("text of an estimated width", () => {
  it("is cut with an ellipsis where it would not fit", () => {
    expect(fitText("concurrency", 12, 200)).toBe("concurrency");
    const cut = fitText("aws-target-tracking-max", 12, 80);
    expect(cut).toMatch(/^aws-targ.*…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(80);
  });

  it("is broken at spaces, and cut in the last line", () => {
    const lines = wrapText("Load against provisioned concurrency over a week", 12, 150, 2);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe("Load against");
    expect(lines[1]).toMatch(/^provisioned .*…$/);
  });

  it("counts wide characters twice", () => {
    expect(textWidth("函数", 10)).toBe(21);
  });
});
