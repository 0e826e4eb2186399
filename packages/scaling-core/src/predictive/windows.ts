/** Minutes after the newest that was seen: what giving back now puts at risk. */
export const NEAR_FIRST = 2;
export const NEAR_LAST = 4;
/** What asking now can cover: usable after metric lag, tick and spin-up, and paid for five minutes at least. */
export const AHEAD_FIRST = 4;
export const AHEAD_LAST = 8;
