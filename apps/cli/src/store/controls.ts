import { ALL_TARGETS, type Control } from "@serverless-autoscaler/scaling-core";

/** Whom an operator speaks of: every target, or one. */
export type Scope = { readonly kind: "all" } | { readonly kind: "target"; readonly name: string };

/** What operators say, kept for the next tick. */
export interface Controls {
  /** What was said and not taken back, what has run out included. */
  read(scope: Scope): Promise<Control>;
  say<Part extends keyof Control>(scope: Scope, part: Part, said: NonNullable<Control[Part]>): Promise<void>;
  takeBack(scope: Scope, part: keyof Control): Promise<void>;
}

/** The name under which a scope is kept. */
export const nameOf = (scope: Scope): string => (scope.kind === "all" ? ALL_TARGETS : scope.name);
