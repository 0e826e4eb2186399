import type { Reason } from "./reason.js";

/**
 * The capacity of a resource as the cloud reports it.
 *
 * `requested` is what was last asked for. `"unset"` is the third state of reserved concurrency: no reservation, the
 * function draws on the shared pool. Zero reserved is the opposite: the function is stopped.
 */
export interface Capacity {
  readonly requested: number | "unset";
  /** Usable now: provisioned environments READY, instances in service. */
  readonly ready: number;
  /** When this was read, epoch ms. */
  readonly readAt: number;
  /** Why it cannot be changed now: an allocation in progress, an alias shift, SnapStart, a stopped function. */
  readonly locked?: Reason;
  /** Highest value the cloud would accept: provisioned under a reserved cap. */
  readonly ceiling?: { readonly value: number; readonly because: Reason };
  /** What one unit costs to hold; absent where it costs nothing (reserved concurrency). */
  readonly unit?: { readonly memoryMb: number; readonly architecture: "x86_64" | "arm64" };
}
