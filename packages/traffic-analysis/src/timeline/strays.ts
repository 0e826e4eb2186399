import type { MinuteCount } from "../counts/minute-count.js";

/** Requests far away from all others: clocks that were wrong, not traffic. */
export interface Strays {
  readonly requests: number;
  /** Start of the first of their minutes; epoch ms. */
  readonly firstAt: number;
}

/** Minutes of the log proper, and what was set aside. */
export interface Main {
  readonly minutes: readonly MinuteCount[];
  readonly strays: Strays | undefined;
}

/** Further apart than this, two stretches of a log have nothing to do with each other. */
const gapMinutes = 30 * 1440;

/** A stretch with less than this share of the requests is no traffic of its own. */
const strayShare = 0.01;

/**
 * Takes out the requests that a wrong clock put into another year: a server that boots before it knows the time
 * writes 1970, and one such line would stretch the profile over half a century of nothing.
 *
 * @param minutes in order
 */
export function setAsideStrays(minutes: readonly MinuteCount[]): Main {
  const stretches: MinuteCount[][] = [];
  for (const minute of minutes) {
    const last = stretches.at(-1)?.at(-1);
    if (last === undefined || minute.minute - last.minute > gapMinutes) stretches.push([minute]);
    else stretches.at(-1)?.push(minute);
  }
  const total = requestsIn(minutes);
  const isStray = (stretch: readonly MinuteCount[]) => requestsIn(stretch) < strayShare * total;
  const strays = stretches.filter(isStray).flat();
  const [first] = strays;
  return {
    minutes: stretches.filter((stretch) => !isStray(stretch)).flat(),
    strays: first === undefined ? undefined : { requests: requestsIn(strays), firstAt: first.minute * 60_000 },
  };
}

const requestsIn = (minutes: readonly MinuteCount[]): number =>
  minutes.reduce((sum, { requests }) => sum + requests, 0);
