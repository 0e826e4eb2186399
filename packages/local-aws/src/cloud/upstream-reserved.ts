import { askEach } from "./ask-each.js";
import type { ReservedConcurrency } from "./cloud-model.js";
import type { UpstreamClient } from "./upstream-client.js";

/**
 * Reservations as the emulator has them. The reservation asked for is always read afresh; the sum over the account is
 * collected once and kept by what passes through this endpoint, or a thousand writes would ask a million times.
 */
export class UpstreamReserved implements ReservedConcurrency {
  readonly #upstream: UpstreamClient;
  #collected: Promise<Map<string, number>> | undefined;

  constructor(upstream: UpstreamClient) {
    this.#upstream = upstream;
  }

  async get(name: string): Promise<number | undefined> {
    const reserved = await this.#read(name);
    const all = await this.#collected;
    if (reserved === undefined) all?.delete(name);
    else all?.set(name, reserved);
    return reserved;
  }

  async set(name: string, executions: number): Promise<void> {
    const path = `/2017-10-31/functions/${encodeURIComponent(name)}/concurrency`;
    await this.#upstream.lambda("PUT", path, { ReservedConcurrentExecutions: executions });
    (await this.#collected)?.set(name, executions);
  }

  async unset(name: string): Promise<void> {
    await this.#upstream.lambda("DELETE", `/2017-10-31/functions/${encodeURIComponent(name)}/concurrency`);
    (await this.#collected)?.delete(name);
  }

  async all(): Promise<ReadonlyMap<string, number>> {
    this.#collected ??= this.#collect();
    return this.#collected;
  }

  forget(name: string): void {
    void this.#collected?.then((all) => all.delete(name));
  }

  forgetAll(): void {
    this.#collected = undefined;
  }

  async #collect(): Promise<Map<string, number>> {
    const names = await this.#upstream.functionNames();
    const reserved = await askEach(names, (name) => this.#read(name));
    const all = new Map<string, number>();
    names.forEach((name, index) => {
      const executions = reserved[index];
      if (executions !== undefined) all.set(name, executions);
    });
    return all;
  }

  async #read(name: string): Promise<number | undefined> {
    const path = `/2019-09-30/functions/${encodeURIComponent(name)}/concurrency`;
    const reserved = (await this.#upstream.lambda("GET", path))?.ReservedConcurrentExecutions;
    return reserved === undefined || reserved === null ? undefined : Number(reserved);
  }
}
