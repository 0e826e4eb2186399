export interface TokenBucket {
  /** Takes the next token and says how long to wait for it; ms, >= 0. */
  take(nowMs: number): number;
}

/**
 * A bucket that fills at `perSecond` and holds `burst` tokens. Waiters are served in the order in which they asked.
 * No window of one second sees more than `burst + perSecond` tokens.
 *
 * Generic cell rate algorithm: `due` is when the bucket will be full again; a token is free as soon as that is at most
 * `burst` intervals away.
 *
 * @param perSecond tokens a second, > 0
 * @param burst tokens that may go at once, >= 1
 */
export function tokenBucket({ perSecond, burst }: { readonly perSecond: number; readonly burst: number }): TokenBucket {
  const intervalMs = 1000 / perSecond;
  let due = -Infinity;
  return {
    take(nowMs) {
      due = Math.max(due, nowMs) + intervalMs;
      return Math.max(0, due - burst * intervalMs - nowMs);
    },
  };
}
