import type { PolicyResult } from "@serverless-autoscaler/simulator";

/** What the schedule is worth, told from the held-out days. */
export interface Verdict {
  readonly kind: "cheaper" | "buys" | "useless";
  /** More than on demand alone costs, negative when less; USD a month of 730 hours. */
  readonly moreUsdMonth: number;
  readonly coldStartsAvoided: number;
  /** Of the cold starts without it; fraction, negative when there are more. */
  readonly avoidedShare: number;
  /** What each avoided cold start costs; USD, absent when it costs nothing or none is avoided. */
  readonly usdPerColdStart?: number;
}

const monthMs = 730 * 3_600_000;

/** @param replayed the same days without the schedule and with it; from and to ISO-8601 */
export function verdictOf(replayed: {
  readonly from: string;
  readonly to: string;
  readonly without: PolicyResult;
  readonly schedule: PolicyResult;
}): Verdict {
  const { from, to, without, schedule } = replayed;
  const moreUsd = schedule.costUsd - without.costUsd;
  const coldStartsAvoided = without.coldStarts - schedule.coldStarts;
  const figures = {
    moreUsdMonth: (moreUsd * monthMs) / (Date.parse(to) - Date.parse(from)),
    coldStartsAvoided,
    avoidedShare: without.coldStarts === 0 ? 0 : coldStartsAvoided / without.coldStarts,
  };
  if (moreUsd <= 0) return { kind: "cheaper", ...figures };
  if (coldStartsAvoided <= 0) return { kind: "useless", ...figures };
  return { kind: "buys", ...figures, usdPerColdStart: moreUsd / coldStartsAvoided };
}
