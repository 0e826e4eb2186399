import type { MetricPoint } from "../cloud/cloud-model.js";

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly points: readonly MetricPoint[];
}

export interface SeriesPage {
  readonly id: string;
  readonly label: string;
  readonly points: readonly MetricPoint[];
  /** More points of this series stand on the next page. */
  readonly isCut: boolean;
}

/**
 * Cuts series into pages of at most `size` datapoints, counted over all series in their order.
 *
 * @param offset datapoints that earlier pages gave
 * @returns the page, and the offset of the next one
 */
export function pageOf(
  series: readonly Series[],
  offset: number,
  size: number,
): { readonly series: readonly SeriesPage[]; readonly nextOffset: number | undefined } {
  const end = offset + size;
  const onPage: SeriesPage[] = [];
  let before = 0;
  for (const one of series) {
    const after = before + one.points.length;
    const startsHere = before >= offset && before < end;
    const reachesHere = after > offset && before < end;
    if (startsHere || reachesHere) {
      const points = one.points.slice(Math.max(0, offset - before), Math.max(0, end - before));
      onPage.push({ id: one.id, label: one.label, points, isCut: after > end });
    }
    before = after;
  }
  return {
    series: onPage,
    nextOffset: before > end || (before === end && hasEmptyTail(series, end)) ? end : undefined,
  };
}

/** Series without points that begin exactly where the page ends belong to the next page. */
function hasEmptyTail(series: readonly Series[], end: number): boolean {
  let before = 0;
  for (const one of series) {
    if (before >= end && one.points.length === 0) return true;
    before += one.points.length;
  }
  return false;
}
