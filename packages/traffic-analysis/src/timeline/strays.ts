import { type MinuteColumns, mapFields } from "../counts/minute-columns.js";

/** Requests far away from all others: clocks that were wrong, not traffic. */
interface Strays {
  readonly requests: number;
  /** Start of the first of their minutes; epoch ms. */
  readonly firstAt: number;
}

/** Minutes of the log proper, and what was set aside. */
export interface Main {
  readonly minutes: MinuteColumns;
  readonly strays: Strays | undefined;
}

/** Further apart than this, two stretches of a log have nothing to do with each other. */
const gapMinutes = 30 * 1440;

/** A stretch with less than this share of the requests is no traffic of its own. */
const strayShare = 0.01;

/** A stretch of rows, `[from, to)`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly requests: number;
}

/**
 * Takes out the requests that a wrong clock put into another year: a server that boots before it knows the time
 * writes 1970, and one such line would stretch the profile over half a century of nothing.
 */
export function setAsideStrays(minutes: MinuteColumns): Main {
  const stretches = stretchesOf(minutes);
  const total = stretches.reduce((sum, { requests }) => sum + requests, 0);
  const strays = stretches.filter(({ requests }) => requests < strayShare * total);
  const [first] = strays;
  if (first === undefined) return { minutes, strays: undefined };
  const kept = stretches.filter((stretch) => !strays.includes(stretch));
  const rows = kept.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
  return {
    minutes: mapFields((field) => Float64Array.from(rows, (row) => minutes[field][row] ?? Number.NaN)),
    strays: {
      requests: strays.reduce((sum, { requests }) => sum + requests, 0),
      firstAt: (minutes.minute[first.from] ?? 0) * 60_000,
    },
  };
}

function stretchesOf({ minute, requests }: MinuteColumns): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let sum = 0;
  for (let row = 0; row < minute.length; row++) {
    if (row > from && (minute[row] ?? 0) - (minute[row - 1] ?? 0) > gapMinutes) {
      stretches.push({ from, to: row, requests: sum });
      from = row;
      sum = 0;
    }
    sum += requests[row] ?? 0;
  }
  return [...stretches, { from, to: minute.length, requests: sum }];
}
