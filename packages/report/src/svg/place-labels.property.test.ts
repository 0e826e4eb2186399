import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, placeLabels } from "./place-labels.js";

const within: Box = { left: 0, top: 0, right: 900, bottom: 400 };
const wishes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 400 }),
    widthPx: fc.integer({ min: 10, max: 150 }),
  }),
  { maxLength: 25 },
);
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe("placeLabels", () => {
  it("lets no label touch another or leave the picture", () => {
    fc.assert(
      fc.property(wishes, (labels) => {
        const placed = placeLabels(labels, within, [], []).filter((place) => place !== undefined);
        for (const [index, { box }] of placed.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(within.left);
          expect(box.right).toBeLessThanOrEqual(within.right);
          expect(box.top).toBeGreaterThanOrEqual(within.top);
          expect(box.bottom).toBeLessThanOrEqual(within.bottom);
          for (const other of placed.slice(index + 1)) expect(overlap(box, other.box)).toBe(false);
        }
      }),
    );
  });

  it("puts a lone label to the right of its point, and to the left at the right edge", () => {
    const [middle] = placeLabels([{ x: 400, y: 200, widthPx: 50 }], within, [], []);
    const [edge] = placeLabels([{ x: 890, y: 200, widthPx: 50 }], within, [], []);
    expect(middle?.box.left).toBeGreaterThan(400);
    expect(edge?.box.right).toBeLessThan(890);
  });

  it("covers no point, and keeps off a line where there is room", () => {
    const point = { left: 405, top: 190, right: 460, bottom: 210 };
    const line = { left: 0, top: 195, right: 395, bottom: 205 };
    const [place] = placeLabels([{ x: 400, y: 200, widthPx: 50 }], within, [point], [line]);
    expect(place && overlap(place.box, point)).toBe(false);
    expect(place && overlap(place.box, line)).toBe(false);
  });

  it("finds a place for each of a dozen points in a heap", () => {
    const heap = Array.from({ length: 12 }, (_, index) => ({ x: 400 + index * 3, y: 200 + index * 2, widthPx: 90 }));
    expect(placeLabels(heap, within, [], []).filter((place) => place === undefined)).toEqual([]);
  });
});
