import { reason } from "../model/reason.js";
import type { Clamp } from "./clamp.js";

/** Holds a direction that the policy file suspends. */
export const suspendedOut: Clamp = (wanted, { current, target }) =>
  target.suspend.scaleOut
    ? { value: current, because: reason("scaleOutSuspended", `scale-out to ${wanted} is suspended`, { wanted }) }
    : { value: wanted };

export const suspendedIn: Clamp = (wanted, { current, target }) =>
  target.suspend.scaleIn
    ? { value: current, because: reason("scaleInSuspended", `scale-in to ${wanted} is suspended`, { wanted }) }
    : { value: wanted };
