/**
 * Provisioned environment-time that is paid for: from the request on, used or not, each environment's stretch rounded
 * up to the billing quantum when it is given back. Flapping therefore costs more than holding.
 *
 * The environments given back are the latest requested ones.
 *
 * Source: AWS Lambda pricing, provisioned concurrency is calculated from the time it is enabled until it is disabled,
 * rounded up to five minutes.
 */
export class ProvisionedBill {
  readonly #quantumMs: number;
  readonly #heldSinceMs: Float64Array;
  #requested = 0;
  #closedMs = 0;
  #changedMs = 0;

  constructor(quantumMs: number, mostEnvironments: number) {
    this.#quantumMs = quantumMs;
    this.#heldSinceMs = new Float64Array(mostEnvironments);
  }

  /** From `atMs` on, `requested` environments are held. */
  change(atMs: number, requested: number): void {
    this.#closedMs += this.#requested * (atMs - this.#changedMs);
    this.#changedMs = atMs;
    for (let slot = requested; slot < this.#requested; slot += 1) {
      const heldMs = atMs - (this.#heldSinceMs[slot] as number);
      this.#closedMs += Math.ceil(heldMs / this.#quantumMs) * this.#quantumMs - heldMs;
    }
    for (let slot = this.#requested; slot < requested; slot += 1) this.#heldSinceMs[slot] = atMs;
    this.#requested = requested;
  }

  /** @returns environment-milliseconds paid for up to `atMs`; what is still held is not yet rounded up */
  billedMs(atMs: number): number {
    return this.#closedMs + this.#requested * (atMs - this.#changedMs);
  }
}
