import type { Account, CloudModel, MetricSource } from "./cloud-model.js";
import type { ProvisionedLedger } from "./provisioned-ledger.js";
import type { UpstreamClient } from "./upstream-client.js";
import { UpstreamFunctions } from "./upstream-functions.js";
import { UpstreamReserved } from "./upstream-reserved.js";

/** Functions and reservations as the emulator has them; provisioned concurrency of our own, which it lacks. */
export class UpstreamCloud implements CloudModel {
  readonly account: Account;
  readonly functions: UpstreamFunctions;
  readonly reserved: UpstreamReserved;
  readonly provisioned: ProvisionedLedger;
  readonly metrics: MetricSource;

  constructor(account: Account, upstream: UpstreamClient, provisioned: ProvisionedLedger, metrics: MetricSource) {
    this.account = account;
    this.functions = new UpstreamFunctions(upstream);
    this.reserved = new UpstreamReserved(upstream);
    this.provisioned = provisioned;
    this.metrics = metrics;
  }

  /** The function was deleted upstream: with it goes all that was reserved for it and allocated to it. */
  forgetFunction(name: string): void {
    this.reserved.forget(name);
    this.provisioned.forget(name);
  }

  /** The emulator was emptied. */
  forgetAll(): void {
    this.reserved.forgetAll();
    this.provisioned.clear();
  }
}
