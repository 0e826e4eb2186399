/** Classes of durations are 1 % wide: a percentile is right within 0.5 %, and counts can be added up. */
const base = 1.01;

/** Shorter than this is one class; milliseconds. */
const shortestMs = 0.01;

const shortestClass = Math.floor(Math.log(shortestMs) / Math.log(base));

/**
 * SQL for the class of a duration: `floor(ln(ms) / ln(1.01))`; NULL for one that is unknown or negative.
 *
 * @param milliseconds expression, DOUBLE
 */
export function durationClass(milliseconds: string): string {
  return (
    `CASE WHEN ${milliseconds} >= ${shortestMs} THEN CAST(FLOOR(LN(${milliseconds}) / ${Math.log(base)}) AS INTEGER)` +
    ` WHEN ${milliseconds} >= 0 THEN ${shortestClass} END`
  );
}

/** The duration in the middle of a class; milliseconds. */
export const middleOfClassMs = (durationClass: number): number => base ** (durationClass + 0.5);
