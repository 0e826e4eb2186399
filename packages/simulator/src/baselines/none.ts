import type { Policy } from "../controller.js";

/** Does nothing: on-demand environments and Lambda's own keep-alive. What every other policy is measured against. */
export const none: Policy = {
  kind: "causal",
  name: "none",
  create: () => ({ tickSeconds: 3600, decide: () => undefined }),
};
