import type { Extent } from "../series/extent.js";

/** From a value to a place on the chart; px. */
export type Scale = (value: number) => number;

/**
 * Maps a domain onto a range of pixels, in proportion. Values outside are held at the nearer end; a domain without
 * length maps to the middle.
 * @param from px where the domain begins
 * @param to px where it ends; may be less than `from`
 */
export function linearScale(domain: Extent, from: number, to: number): Scale {
  const span = domain.max - domain.min;
  if (!(span > 0)) return () => (from + to) / 2;
  return (value) => from + (to - from) * Math.max(0, Math.min(1, (value - domain.min) / span));
}
