import type { Place } from "./path.js";

/** A rectangle on the picture, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text that belongs to a place. */
export interface LabelWish {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
}

/** Where a text goes: the left end of its base line, and how far it was moved off its place. */
export interface LabelPlace {
  readonly box: Box;
  readonly distancePx: number;
}

const heightPx = 14;
/** A first ring beside the point, then further out, tied to it by a line. */
const ringsPx = [9, 22, 38, 58];
/** Right, left, above, below, then the diagonals: in the order in which they read best. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
  [1, -0.5],
  [1, 0.5],
  [-1, -0.5],
  [-1, 0.5],
] as const;

/**
 * Places labels beside their points so that they cover neither each other nor a point, nor lines if there is room.
 *
 * Greedy, then three rounds in which each label may move to a better place given the others: good for some dozens.
 *
 * @param points what must not be covered
 * @param lines what had better not be covered
 * @returns a place for each wish, in their order; none where there is no room
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  within: Box,
  points: readonly Box[],
  lines: readonly Box[],
): (LabelPlace | undefined)[] {
  const places: (LabelPlace | undefined)[] = wishes.map(() => undefined);
  const nearLines = wishes.map((wish) => lines.filter((line) => overlap(line, reachOf(wish)) > 0));
  for (let round = 0; round < Math.min(4, wishes.length); round++) {
    for (const [index, wish] of wishes.entries()) {
      const others = places.flatMap((place, other) => (place === undefined || other === index ? [] : [place.box]));
      places[index] = bestPlace(wish, within, [...points, ...others], nearLines[index] ?? []);
    }
  }
  return places;
}

function bestPlace(wish: LabelWish, within: Box, taken: readonly Box[], lines: readonly Box[]): LabelPlace | undefined {
  let best: LabelPlace | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [ring, distancePx] of ringsPx.entries()) {
    for (const [preference, direction] of directions.entries()) {
      const box = boxAt(wish, direction, distancePx);
      if (!inside(box, within) || taken.some((other) => overlap(box, other) > 0)) continue;
      const covered = lines.reduce((sum, line) => sum + overlap(box, line), 0);
      const cost = covered * 4 + ring * 60 + preference * 2;
      if (cost < least) {
        least = cost;
        best = { box, distancePx };
      }
    }
  }
  return best;
}

/** As far as a label may be moved. */
function reachOf({ x, y, widthPx }: LabelWish): Box {
  const out = Math.max(...ringsPx) * 1.2 + heightPx;
  return { left: x - out - widthPx, right: x + out + widthPx, top: y - out, bottom: y + out };
}

function boxAt({ x, y, widthPx }: LabelWish, [dx, dy]: readonly [number, number], distancePx: number): Box {
  const left = dx > 0 ? x + distancePx : dx < 0 ? x - distancePx - widthPx : x - widthPx / 2;
  const middle = y + dy * (dx === 0 ? distancePx + heightPx / 2 : distancePx * 1.2);
  return { left, right: left + widthPx, top: middle - heightPx / 2, bottom: middle + heightPx / 2 };
}

function inside(box: Box, within: Box): boolean {
  return box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
}

/** Shared area, px². */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** A point of this radius, with a little air around it. */
export function aroundPoint({ x, y }: Place, radiusPx: number): Box {
  const half = radiusPx + 2;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

/** Small boxes along a line, so that labels stand beside it. */
export function alongLine(places: readonly Place[]): Box[] {
  return places.slice(1).flatMap((to, index) => {
    const from = places[index] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8));
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 0.5) / steps;
      return aroundPoint({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, 2);
    });
  });
}
