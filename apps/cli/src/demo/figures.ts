import { type Figure, formatNumber, formatPercent, formatUsd, type Table } from "@serverless-autoscaler/report";
import type { PolicyResult } from "@serverless-autoscaler/simulator";
import type { Replay } from "./replay.js";

/** What it cost and how many cold starts, with and without scaling. */
export function comparison({ without, aws, scaled, target }: Replay): Table {
  const row = (name: string, result: PolicyResult) => [
    name,
    result.requests,
    result.coldStarts,
    { text: formatPercent(result.coldStartRate), sortBy: result.coldStartRate },
    { text: `${formatNumber(result.p99WaitMs)} ms`, sortBy: result.p99WaitMs },
    result.throttles,
    { text: formatUsd(result.costUsd), sortBy: result.costUsd },
    result.changes,
  ];
  return {
    columns: ["", "requests", "cold starts", "rate", "p99 wait", "throttles", "cost", "changes"].map((label) => ({
      label,
    })),
    rows: [
      row("without scaling", without.result),
      row("AWS target tracking", aws.result),
      row(`with ${target.name}'s policy`, scaled.result),
    ],
    strongRow: 2,
  };
}

export function figures({ without, scaled }: Replay): readonly Figure[] {
  const [before, after] = [without.result, scaled.result];
  return [
    figure("Cold starts", formatNumber(after.coldStarts), before.coldStarts, after.coldStarts),
    figure("Cost", formatUsd(after.costUsd), before.costUsd, after.costUsd),
    figure(
      "Requests that waited for a start",
      formatPercent(after.coldStartRate),
      before.coldStartRate,
      after.coldStartRate,
    ),
    { label: "Changes of capacity", value: formatNumber(after.changes) },
  ];
}

function figure(label: string, value: string, before: number, after: number): Figure {
  if (before === 0) return { label, value };
  const share = Math.abs(after - before) / before;
  const verdict = after < before ? "better" : after > before ? "worse" : "same";
  const direction = after < before ? "less" : "more";
  const text = verdict === "same" ? "as without scaling" : `${formatPercent(share)} ${direction} than without scaling`;
  return { label, value, comparison: { text, verdict } };
}
