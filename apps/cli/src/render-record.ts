import type { DecisionRecord, Measurement, Outcome } from "@serverless-autoscaler/scaling-core";

/**
 * One decision for people: what was done, what came of it, and every reason below.
 *
 *   2026-11-20 10:05  10 -> 30  applied
 *                     targetTracking: 21 busy / 0.7 = 30
 */
export function renderRecord(record: DecisionRecord): string {
  const { decision } = record;
  const what = decision.kind === "set" ? `${decision.from} -> ${decision.to}` : `hold ${decision.at}`;
  const head = `${clock(record.at)}  ${what}${describeOutcome(record.outcome)}`;
  const seen = Object.entries(record.seen).map(([name, value]) => `${name} ${describeMeasurement(value)}`);
  const below = [
    ...(seen.length > 0 ? [`seen: ${seen.join(", ")}`] : []),
    ...decision.because.map(({ code, text }) => `${code}: ${text}`),
  ];
  return [head, ...below.map((line) => `                  ${line}`)].join("\n");
}

/** `2026-11-20 10:05`, UTC. */
export const clock = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace("T", " ");

function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case "unchanged":
      return "";
    case "applied":
      return "  applied";
    case "skipped":
      return `  not done: ${outcome.why}`;
    case "refused":
      return `  refused (${outcome.code}): ${outcome.why}`;
    case "failed":
      return `  failed (${outcome.code}): ${outcome.why}`;
  }
}

const describeMeasurement = (measured: Measurement): string =>
  measured.kind === "missing" ? `missing (${measured.why})` : String(Math.round(measured.value * 100) / 100);
