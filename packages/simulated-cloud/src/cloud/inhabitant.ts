import { LivingFunction, resolveOptions, type SimulationOptions } from "@serverless-autoscaler/simulator";
import type { SimulatedFunction } from "./simulated-function.js";

/** The version that the alias of every simulated function points to. */
export const VERSION = "1";

/** A function of the region with all that its API can change. */
export class Inhabitant {
  readonly name: string;
  readonly alias: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly options: SimulationOptions;
  readonly living: LivingFunction;
  /** Undefined = unset. */
  reserved: number | undefined;
  /** The name under which its version is provisioned, the alias or the number, and since when; undefined = not at all. */
  provisionedAs: { readonly qualifier: string; readonly modifiedAtMs: number } | undefined;

  /** @param pool executions of the account; no cap is ever larger */
  constructor(spec: SimulatedFunction, pool: number) {
    this.name = spec.name;
    this.alias = spec.alias ?? "live";
    this.tags = spec.tags ?? {};
    this.options = resolveOptions({ ...spec.behaviour, reserved: pool });
    this.living = new LivingFunction(spec.trace, this.options);
    this.reserved = spec.reserved;
  }
}
