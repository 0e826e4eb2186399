import { MINUTE_MS } from "@serverless-autoscaler/scaling-core";

/** Whole minutes that cover a window; at least one. */
export const windowInMinutes = (windowSeconds: number): number =>
  Math.max(1, Math.ceil((windowSeconds * 1000) / MINUTE_MS));
