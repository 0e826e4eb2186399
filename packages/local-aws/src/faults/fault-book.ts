import type { AwsError } from "../wire/aws-error.js";
import { type Fault, isMetricFault, readFault } from "./fault.js";
import { faultError } from "./fault-error.js";

/** The part of a request that decides which faults strike it. */
export interface FaultableCall {
  readonly service: string;
  readonly action: string;
  readonly resource: string | undefined;
}

/** What befalls one request, in this order: the delay first, then the trouble. */
export interface Strike {
  readonly delayMs: number;
  readonly trouble: { readonly kind: "error"; readonly error: AwsError } | { readonly kind: "drop" } | undefined;
}

interface Entry {
  readonly fault: Fault;
  left: number;
}

/** The faults that are switched on, first come, first struck. */
export class FaultBook {
  readonly #random: () => number;
  #entries: Entry[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** @throws {LocalAwsError} invalidFault */
  add(fault: unknown): void {
    const read = readFault(fault);
    this.#entries.push({ fault: read, left: read.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#entries = [];
  }

  strike(call: FaultableCall): Strike {
    let delayMs = 0;
    for (const entry of this.#entries) {
      const { kind, match } = entry.fault;
      if (isMetricFault(kind) || !concerns(entry.fault, call)) continue;
      if ((match !== undefined && match !== call.resource) || !this.#fires(entry)) continue;
      if (kind === "slow") {
        delayMs += entry.fault.delayMs ?? 0;
        continue;
      }
      if (kind === "drop") return { delayMs, trouble: { kind: "drop" } };
      return { delayMs, trouble: { kind: "error", error: faultError(call.service, call.action, kind) } };
    }
    return { delayMs, trouble: undefined };
  }

  /** What befalls the metrics in this call's answer. */
  metricFaults(call: FaultableCall): readonly Fault[] {
    return this.#entries
      .filter((entry) => isMetricFault(entry.fault.kind) && concerns(entry.fault, call) && this.#fires(entry))
      .map(({ fault }) => fault);
  }

  #fires(entry: Entry): boolean {
    if (entry.left <= 0) return false;
    if (entry.fault.probability !== undefined && this.#random() >= entry.fault.probability) return false;
    entry.left -= 1;
    return true;
  }
}

function concerns(fault: Fault, call: FaultableCall): boolean {
  return fault.service === call.service && (fault.action === undefined || fault.action === call.action);
}
