import type { Reason } from "./reason.js";

/** What to do with one target, and why. `because` reads in order: what was wanted, then what bent it. */
export type Decision =
  | { readonly kind: "set"; readonly from: number | "unset"; readonly to: number; readonly because: readonly Reason[] }
  | { readonly kind: "hold"; readonly at: number | "unset"; readonly because: readonly Reason[] };

/** What became of a decision. A refusal is an outcome, not a crash. */
export type Outcome =
  | { readonly kind: "applied" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "skipped"; readonly code: SkipCode; readonly why: string }
  | { readonly kind: "refused"; readonly code: string; readonly why: string }
  | { readonly kind: "failed"; readonly code: string; readonly why: string; readonly retryable: boolean };

export type SkipCode = "dryRun" | "deadline" | "conflict" | "order";
