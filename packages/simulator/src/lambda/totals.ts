/** What has happened since the start, only ever growing: the figures of any stretch of time are a difference of two. */
export class Totals {
  /** Requests that came, served or not. */
  requests = 0;
  /** Requests that waited for an INIT. */
  coldStarts = 0;
  /** Requests turned away. */
  throttles = 0;
  /** Requests served by provisioned environments. */
  provisionedRequests = 0;
  /** Requests not served by provisioned environments although some were ready. */
  spillover = 0;
  /** Service time of requests served by provisioned environments; milliseconds. */
  provisionedServiceMs = 0;
  /** Service time of requests served on demand, INIT not included; milliseconds. */
  onDemandServiceMs = 0;
  /** INIT time; milliseconds. */
  initMs = 0;
  /** Environment-milliseconds that were ready as provisioned. */
  readyMs = 0;
  /** Provisioned environment-milliseconds paid for. */
  billedMs = 0;
  /** Requests for another provisioned capacity. */
  changes = 0;

  copy(): Totals {
    return Object.assign(new Totals(), this);
  }

  /** @returns what happened from `before` to this */
  since(before: Totals): Totals {
    const difference = new Totals();
    for (const name of counters) difference[name] = this[name] - before[name];
    return difference;
  }

  /** Counts what `other` counted, too. */
  add(other: Totals): void {
    for (const name of counters) this[name] += other[name];
  }
}

type Counter = { [K in keyof Totals]: Totals[K] extends number ? K : never }[keyof Totals];
const counters = Object.keys(new Totals()) as Counter[];
