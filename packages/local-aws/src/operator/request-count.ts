/** Requests by service and action. */
export type RequestCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts every request that arrives, also those that a fault or a rate limit then refuses. */
export class RequestCount {
  #counts: Record<string, Record<string, number>> = {};

  add(service: string, action: string): void {
    const actions = this.#counts[service] ?? {};
    actions[action] = (actions[action] ?? 0) + 1;
    this.#counts[service] = actions;
  }

  snapshot(): RequestCounts {
    return structuredClone(this.#counts);
  }

  reset(): void {
    this.#counts = {};
  }
}
