import { formatNumber, formatPercent, formatUsd, type Table } from "@serverless-autoscaler/report";
import type { PolicyResult } from "@serverless-autoscaler/simulator";
import type { JobResult } from "./job.js";

/** The figures of every policy on one trace, cost and cold starts against doing nothing where that was replayed. */
export function resultTable({ policies }: JobResult): Table {
  const none = policies.find(({ policy }) => policy === "none");
  const columns = [
    "policy",
    "cold starts",
    "rate",
    "cost",
    "of none",
    "p99 wait",
    "throttles",
    "utilization",
    "changes",
  ];
  const best = policies.findIndex(({ policy }) => policy === "predictive");
  return {
    columns: columns.map((label) => ({ label })),
    rows: policies.map((result) => row(result, none)),
    ...(best === -1 ? {} : { strongRow: best }),
  };
}

function row(result: PolicyResult, none: PolicyResult | undefined): Table["rows"][number] {
  const ratio = none === undefined || none.costUsd === 0 ? undefined : result.costUsd / none.costUsd;
  return [
    result.policy,
    result.coldStarts,
    { text: formatPercent(result.coldStartRate), sortBy: result.coldStartRate },
    { text: formatUsd(result.costUsd), sortBy: result.costUsd },
    ratio === undefined ? "" : { text: `x ${ratio.toFixed(3)}`, sortBy: ratio },
    { text: `${formatNumber(result.p99WaitMs)} ms`, sortBy: result.p99WaitMs },
    result.throttles,
    { text: formatPercent(result.utilization), sortBy: result.utilization },
    result.changes,
  ];
}
