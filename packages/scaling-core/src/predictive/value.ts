import { type Learner, type Nature, VALUES } from "./learner.js";
import { choose, INIT_VALUE } from "./plan.js";
import { dearer, LATELY, OVERALL, type Shadow, type Span } from "./shadow.js";

/** What is wanted, in the policy's own unit: seconds of holding an idle environment. */
export type Aim =
  | { readonly kind: "neverDearer" }
  | { readonly kind: "rate"; readonly rate: number }
  | { readonly kind: "value"; readonly seconds: number }
  /** Everything but requests, a minute. */
  | { readonly kind: "budget"; readonly secondsPerMinute: number };

/** What to hold, and the value of a cold start from which that follows; -1 when nothing is worth holding. */
export interface Wish {
  readonly level: number;
  readonly value: number;
}

/** Share of the goal that is aimed at: the accounts on paper err, and a goal is to be met, not to be hit. */
const CAREFUL = 0.87;
/** How far a rate that was missed, or is more than met, moves the goal. */
const GAIN = 0.5;
/**
 * Where the goal is out of reach on paper, how many times the fewest cold starts of any value are good enough: the last
 * ones cost many times what those before them cost.
 */
const NEAR_FEWEST = 1.2;
/** What must be saved on doing nothing, so that noise does not make it dearer; fraction of its cost. */
const MARGIN = 0.03;
/** Going from one value to another costs cold starts: not for less than this share of what doing nothing costs. */
const SLACK = 0.01;
/** What was not spent is carried over up to this share of the budget. */
const LEFT_OVER = 0.15;
/** What was spent too much is made up for within this time; minutes. */
const SETTLE_MINUTES = 720;

/** From this value on what is held changes little from one value to the next; seconds. */
const SMOOTH_FROM = 1200;

/** The level that meets the aim. */
export function wish(learner: Learner, aim: Aim, nature: Nature): Wish {
  if (aim.kind === "value") return chosen(learner, aim.seconds, nature);
  if (aim.kind === "rate") return chosen(learner, valueOfRate(learner, aim.rate, nature), nature);
  const { followed, share } = affordable(learner, aim, nature);
  learner.followed = followed;
  const index = learner.followed - 1;
  const shadow = learner.shadows[index];
  if (shadow === undefined) return { level: 0, value: -1 };
  const value = VALUES[index] as number;
  // Below, one value holds next to nothing and the next one all: whoever goes from one to the other would stay at what
  // only the higher one is worth, so that the account on paper itself is followed.
  if (value < SMOOTH_FROM) return { level: shadow.held, value: value + initValue(nature) };
  return chosen(learner, value * ((VALUES[index + 1] ?? value) / value) ** share, nature);
}

function chosen(learner: Learner, seconds: number | undefined, nature: Nature): Wish {
  if (seconds === undefined) return { level: 0, value: -1 };
  const value = seconds + initValue(nature);
  return { level: choose(value, learner.outlook, learner.own, nature.horizon), value };
}

const initValue = ({ coldStartSeconds }: Nature): number => INIT_VALUE * coldStartSeconds;

/**
 * The value at which cold starts are as rare as wanted. Every value on a grid is followed on paper (`Shadow`); in
 * between, the ratio of both tells. What was really done moves the goal by what it missed. A goal that no value reaches is
 * not chased with the highest one.
 */
function valueOfRate(learner: Learner, rate: number, { coldStartSeconds }: Nature): number | undefined {
  const { none, own, shadows } = learner;
  const overall = rate * learner.accounted(OVERALL).invocations * CAREFUL;
  const missed = overall > 0 ? own.colds(OVERALL) / overall - 1 : 0;
  const factor = Math.min(1.3, Math.max(0.5, 1 - GAIN * missed));
  const goal = rate * learner.accounted(LATELY).invocations * CAREFUL * factor;
  const fewest = (shadows.at(-1) as Shadow).colds(LATELY);
  const allowed = fewest > goal ? NEAR_FEWEST * fewest : goal;
  if (none.colds(LATELY) <= allowed) return cheapest(learner, coldStartSeconds);
  const index = shadows.findIndex((shadow) => shadow.colds(LATELY) <= allowed);
  if (index === 0) return VALUES[0];
  const above = (shadows[index - 1] as Shadow).colds(LATELY);
  const below = (shadows[index] as Shadow).colds(LATELY);
  const low = Math.max(50, VALUES[index - 1] as number);
  return low * ((VALUES[index] as number) / low) ** ((above - allowed) / (above - below));
}

/** The value that saves most on doing nothing; undefined when none does. */
function cheapest({ shadows, none }: Learner, coldStartSeconds: number): number | undefined {
  let least = 0;
  let best: number | undefined;
  for (const [index, shadow] of shadows.entries()) {
    const more = dearer(shadow, none, coldStartSeconds, LATELY);
    if (more >= least) continue;
    least = more;
    best = VALUES[index];
  }
  return best;
}

/**
 * The highest value whose cost is within the limit, as an index and one more (0 when none is), and how much of the way to
 * the next value is within it, too. The limit is what may be spent more than doing nothing costs, less what was
 * overspent so far.
 */
function affordable(
  learner: Learner,
  aim: Aim & { kind: "budget" | "neverDearer" },
  nature: Nature,
): { readonly followed: number; readonly share: number } {
  const { none, own, shadows } = learner;
  const goal = (span: Span) => {
    const { busy, minutes } = learner.accounted(span);
    const nothing = 60 * INIT_VALUE * busy + INIT_VALUE * nature.coldStartSeconds * none.colds(span);
    return { nothing, more: aim.kind === "budget" ? aim.secondsPerMinute * minutes - nothing : -MARGIN * nothing };
  };
  const more = (shadow: Shadow, span: Span) => dearer(shadow, none, nature.coldStartSeconds, span);
  // A budget buys most when a cold start is worth the same all the time, busy days and quiet ones; never to be dearer
  // has to follow what the traffic is like now, and to have saved all in all.
  const span = aim.kind === "budget" ? OVERALL : LATELY;
  const overall = goal(OVERALL);
  // What was left over is made use of in part only: it was left for want of traffic.
  const most = LEFT_OVER * (overall.nothing + overall.more);
  const left = Math.min(most, overall.more - more(own, OVERALL)) / learner.accounted(OVERALL).minutes;
  const settled = Math.min(1, learner.accounted(span).minutes / SETTLE_MINUTES);
  const limit =
    goal(span).more + (aim.kind === "budget" ? left : Math.min(0, left)) * learner.accounted(span).minutes * settled;
  const slack = SLACK * goal(span).nothing;
  // Strictly cheaper: before anything was seen every value costs nothing.
  const isWithin = (shadow: Shadow, limited: number) =>
    more(shadow, span) <= limited &&
    (aim.kind === "budget" || (more(shadow, span) < 0 && more(shadow, OVERALL) <= overall.more));
  const highest = (limited: number) => 1 + shadows.findLastIndex((shadow) => isWithin(shadow, limited));
  const up = highest(limit - slack);
  const now = shadows[learner.followed - 1];
  const stays = now === undefined || isWithin(now, limit + slack);
  const followed = up > learner.followed ? up : stays ? learner.followed : highest(limit);
  const at = shadows[followed - 1];
  const next = shadows[followed];
  if (at === undefined || next === undefined) return { followed, share: 0 };
  const share = (limit - more(at, span)) / (more(next, span) - more(at, span));
  return { followed, share: share > 0 ? Math.min(1, share) : 0 };
}
