import { linearScale, type Scale } from "../axis/linear-scale.js";
import { valueAxisWidth } from "../axis/value-axis.js";
import type { ValueDomain } from "../axis/value-domain.js";

/** A rectangle to draw in, px, and where values stand in it. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: Scale;
  readonly domain: ValueDomain;
}

/** A plot above another shares its left edge: the wider labels decide. */
export function leftOf(domains: readonly ValueDomain[]): number {
  return Math.max(...domains.map(({ marks }) => valueAxisWidth(marks)));
}

/** A plot of this height. */
export function plotOf(domain: ValueDomain, left: number, right: number, top: number, heightPx: number): Plot {
  const bottom = top + heightPx;
  return { left, right, top, bottom, domain, y: linearScale(domain.extent, bottom, top) };
}
