import type { DecisionLine } from "@serverless-autoscaler/report";
import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";

/** Decisions that changed the capacity, for a report. */
export const changesOf = (records: readonly DecisionRecord[]): readonly DecisionLine[] =>
  records.flatMap(({ at, decision }) =>
    decision.kind === "set"
      ? [{ at, from: decision.from, to: decision.to, reasons: decision.because.map(({ text }) => text) }]
      : [],
  );

/**
 * A handful of decisions worth reading on a terminal: the first scale-out, the largest, the largest scale-in, and one
 * hold for each different reason; in order of time.
 */
export function worthReading(records: readonly DecisionRecord[], most: number): readonly DecisionRecord[] {
  const size = ({ decision }: DecisionRecord): number =>
    decision.kind === "set" && decision.from !== "unset" ? decision.to - decision.from : 0;
  const sets = records.filter(({ decision }) => decision.kind === "set");
  const bySize = sets.toSorted((one, other) => size(other) - size(one));
  const chosen = new Set([sets[0], bySize[0], bySize[1], bySize.at(-1)]);
  const told = new Set<string>();
  for (const record of records) {
    const [why] = record.clampedBy.toReversed();
    if (record.decision.kind !== "hold" || why === undefined || told.has(why)) continue;
    told.add(why);
    chosen.add(record);
  }
  return [...chosen]
    .filter((record) => record !== undefined)
    .slice(0, most)
    .sort((one, other) => one.at - other.at);
}
