import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pareto } from "./pareto.js";

const coordinates = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY));
const points = fc.array(fc.record({ x: coordinates, y: coordinates }), { maxLength: 30 });
type Point = { readonly x: number; readonly y: number };
const beats = (a: Point, b: Point) => a.x <= b.x && a.y <= b.y && (a.x < b.x || a.y < b.y);

describe("pareto", () => {
  it("keeps points that nothing beats, and beats all the others", () => {
    fc.assert(
      fc.property(points, (all) => {
        const frontier = pareto(all);
        const known = all.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
        for (const point of frontier) expect(known.some((other) => beats(other, point))).toBe(false);
        for (const point of known.filter((one) => !frontier.includes(one))) {
          expect(frontier.some((best) => beats(best, point) || (best.x === point.x && best.y === point.y))).toBe(true);
        }
      }),
    );
  });

  it("rises in x and falls in y, and leaves its input alone", () => {
    const all = [
      { x: 2, y: 1, name: "b" },
      { x: 1, y: 3, name: "a" },
      { x: 2, y: 3, name: "beaten" },
      { x: 2, y: 1, name: "equal to b" },
    ];
    expect(pareto(all).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(all[0]?.name).toBe("b");
    expect(pareto([])).toEqual([]);
  });
});
