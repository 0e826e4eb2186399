import type { Controller } from "../controller.js";

/**
 * Leaves a pending allocation alone, as Lambda makes everybody do: a Put while IN_PROGRESS is answered 409.
 *
 * Without it, a rule that asks for a little more at every tick would replace its own allocation before it is ready,
 * for as long as the load rises.
 */
export function holdWhilePending(controller: Controller): Controller {
  return {
    ...controller,
    decide: (view) =>
      view.pendingUntilMs > view.atMs && view.requested > view.ready ? undefined : controller.decide(view),
  };
}
