import type { Reason } from "../model/reason.js";
import type { Proposal } from "../model/record.js";

/** What the policies want together, before anything stands in the way. */
export interface Wish {
  /** Largest vote of the policies that follow the load; undefined when none voted. */
  readonly dynamic: number | undefined;
  /** Largest demand that a policy knows of; 0 when none does. */
  readonly demand: number;
  /** Largest vote of the schedules that are open. */
  readonly firm: number | undefined;
  /** Smallest cap of the schedules that are open. */
  readonly cap: number | undefined;
  /** Set when a policy could not see: then nobody scales in. */
  readonly blind: readonly Reason[] | undefined;
  readonly because: readonly Reason[];
}

/**
 * Combines proposals: out if any policy wants it, in only if all agree, the largest wins.
 *
 * With votes taken as capacities that is one maximum: the largest vote is above the current capacity as soon as one
 * policy wants out, and below it only when all do. A policy without data does not agree to anything.
 *
 * Source: Application Auto Scaling user guide, multiple policies (read 2026-11)
 */
export function combine(proposals: readonly Proposal[]): Wish {
  const dynamic: number[] = [];
  const firm: number[] = [];
  const caps: number[] = [];
  const unseen: Reason[] = [];
  for (const proposal of proposals) {
    if (proposal.kind === "want") (proposal.firm ? firm : dynamic).push(proposal.capacity);
    if (proposal.kind === "cap") caps.push(proposal.capacity);
    if (proposal.kind === "blind") unseen.push(...proposal.because);
  }
  return {
    demand: Math.max(0, ...proposals.map((proposal) => (proposal.kind === "want" ? (proposal.demand ?? 0) : 0))),
    dynamic: dynamic.length > 0 ? Math.max(...dynamic) : undefined,
    firm: firm.length > 0 ? Math.max(...firm) : undefined,
    cap: caps.length > 0 ? Math.min(...caps) : undefined,
    blind: unseen.length > 0 ? unseen : undefined,
    because: winners(proposals),
  };
}

/** The reasons worth telling: of the largest vote, and of everybody who did not vote. */
function winners(proposals: readonly Proposal[]): readonly Reason[] {
  const largest = Math.max(...proposals.map((proposal) => (proposal.kind === "want" ? proposal.capacity : -1)));
  return proposals.flatMap((proposal) =>
    proposal.kind === "want" && proposal.capacity < largest ? [] : proposal.because,
  );
}
