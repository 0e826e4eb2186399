/** Runs a check and the change that it allows with no other change in between. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs work strictly one after another. */
export function oneAtATime(): Alone {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
