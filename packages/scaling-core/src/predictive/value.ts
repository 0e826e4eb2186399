import { type Learner, type Nature, VALUES } from "./learner.js";
import { INIT_VALUE } from "./plan.js";
import { dearer, type Shadow } from "./shadow.js";

/** What is wanted, in the policy's own unit: seconds of holding an idle environment. */
export type Aim =
  | { readonly kind: "neverDearer" }
  | { readonly kind: "rate"; readonly rate: number }
  | { readonly kind: "value"; readonly seconds: number }
  /** Everything but requests, a minute. */
  | { readonly kind: "budget"; readonly secondsPerMinute: number };

/** Share of the goal that is aimed at: the accounts on paper err, and a goal is to be met, not to be hit. */
const CAREFUL = 0.9;
/** How much of what was missed so far is made up for. */
const GAIN = 0.5;
/** What must be saved on doing nothing, so that noise does not make it dearer; fraction of its cost. */
const MARGIN = 0.01;

/**
 * The value of a cold start that meets the aim: undefined when nothing should be held at all.
 *
 * Every value on a grid is followed on paper (`Shadow`), so that cost and cold starts of each are known for this
 * traffic. What was really done is followed as well: what it missed, or has left, moves the goal.
 */
export function pickValue(learner: Learner, aim: Aim, { coldStartSeconds }: Nature): number | undefined {
  const { none, own, shadows } = learner;
  const more = (shadow: Shadow) => dearer(shadow, none, coldStartSeconds);
  switch (aim.kind) {
    case "value":
      return aim.seconds;
    case "rate": {
      const goal = aim.rate * learner.accounted.invocations * CAREFUL;
      const allowed = Math.min(1.5 * goal, Math.max(0.3 * goal, goal + GAIN * (goal - own.colds)));
      return none.colds <= allowed ? cheapest(shadows, more) : valueOfRate(shadows, allowed);
    }
    case "budget":
    case "neverDearer": {
      const { busy, minutes } = learner.accounted;
      const nothing = 60 * INIT_VALUE * busy + INIT_VALUE * coldStartSeconds * none.colds;
      const goal = aim.kind === "budget" ? aim.secondsPerMinute * minutes - nothing : -MARGIN * nothing;
      const limit = goal + GAIN * (goal - more(own));
      return VALUES.findLast((_, index) => more(shadows[index] as Shadow) <= limit);
    }
  }
}

/** Between the two values whose cold starts are above and below what is allowed, by the ratio of both. */
function valueOfRate(shadows: readonly Shadow[], allowed: number): number | undefined {
  const index = shadows.findIndex(({ colds }) => colds <= allowed);
  if (index <= 0) return VALUES.at(index);
  const above = (shadows[index - 1] as Shadow).colds;
  const below = (shadows[index] as Shadow).colds;
  const low = Math.max(50, VALUES[index - 1] as number);
  return low * ((VALUES[index] as number) / low) ** ((above - allowed) / (above - below));
}

function cheapest(shadows: readonly Shadow[], more: (shadow: Shadow) => number): number | undefined {
  let least = 0;
  let best: number | undefined;
  for (const [index, shadow] of shadows.entries()) {
    if (more(shadow) >= least) continue;
    least = more(shadow);
    best = VALUES[index];
  }
  return best;
}
