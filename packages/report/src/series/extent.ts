/** Lowest and highest of something. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Further out two doubles cannot be told apart on a chart, and their difference would overflow. */
const furthest = 1e300;

/** Numbers as they are drawn: far ones pulled in, so that differences stay finite. Gaps stay gaps. */
export function drawable(value: number): number {
  return Number.isFinite(value) ? Math.max(-furthest, Math.min(furthest, value)) : Number.NaN;
}

/** Extent of the finite values; none when there are none. */
export function extentOf(values: ArrayLike<number>): Extent | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = drawable(values[index] ?? Number.NaN);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : undefined;
}

/** The extent that covers all of them; none when there are none. */
export function unite(extents: readonly (Extent | undefined)[]): Extent | undefined {
  const known = extents.filter((extent) => extent !== undefined);
  if (known.length === 0) return undefined;
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) };
}
