/**
 * The Pareto frontier: the points that no other point beats, where less is better on both axes.
 *
 * A point is beaten by one that is no worse on both axes and better on one. Of equal points the first stays.
 *
 * @returns the frontier, by rising x (so by falling y); the points themselves, not copies
 * @example pareto([{ x: 1, y: 3 }, { x: 2, y: 3 }, { x: 2, y: 1 }]) // (1, 3) and (2, 1)
 */
export function pareto<Point extends { readonly x: number; readonly y: number }>(points: readonly Point[]): Point[] {
  const drawable = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const frontier: Point[] = [];
  let lowestY = Number.POSITIVE_INFINITY;
  for (const point of drawable.sort((a, b) => a.x - b.x || a.y - b.y)) {
    if (point.y >= lowestY) continue;
    frontier.push(point);
    lowestY = point.y;
  }
  return frontier;
}
