import {
  type Actuator,
  type Attempt,
  type Capacity,
  type Change,
  type Outcome,
  reason,
} from "@serverless-autoscaler/scaling-core";
import type { ControlView } from "../controller.js";
import type { SimulationOptions } from "../options.js";

/** Provisioned concurrency of the simulated function: read from the view, changed by what the tick ends with. */
export class ViewActuator implements Actuator {
  view: ControlView | undefined;
  /** What the tick asked for; undefined when it left things alone. */
  wish: number | undefined;
  readonly #options: SimulationOptions;

  constructor(options: SimulationOptions) {
    this.#options = options;
  }

  async read(): Promise<Attempt<Capacity>> {
    const { view } = this;
    if (view === undefined) {
      const message = "the capacity was read before the first tick";
      return { ok: false, failure: { code: "notYet", message, retryable: true } };
    }
    const { reserved, memoryMb } = this.#options;
    const capacity: Capacity = {
      requested: view.requested,
      ready: view.ready,
      readAt: view.atMs,
      ceiling: { value: reserved, because: reason("ceiling", `reserved concurrency is ${reserved}`, { reserved }) },
      unit: { memoryMb, architecture: "x86_64" },
    };
    if (view.requested <= view.ready) return { ok: true, value: capacity };
    // As AWS does: while an allocation is in progress another one is refused.
    const locked = reason("allocationInProgress", `${view.requested} are being prepared`, {
      requested: view.requested,
    });
    return { ok: true, value: { ...capacity, locked } };
  }

  async apply({ to }: Change): Promise<Outcome> {
    this.wish = to;
    return { kind: "applied" };
  }
}
