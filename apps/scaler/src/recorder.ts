import type { DecisionRecord, Recorder, TickSummary } from "@serverless-autoscaler/scaling-core";
import { emfLine } from "./emf.js";

export interface RecorderOptions {
  readonly stage: string;
  /** Takes one line of JSON, without its newline. */
  readonly writeLine: (line: string) => void;
  /** Keeps records that `autoscale explain` reads. */
  readonly remember: (records: readonly DecisionRecord[]) => Promise<void>;
}

/**
 * One structured line a decision, one line of metrics a tick, and the news into the history.
 * A decision that only repeats the one before is a short line; a history that cannot be written does not fail the
 * tick: what was decided is done already, and the lines are there.
 */
export function recorder({ stage, writeLine, remember }: RecorderOptions): Recorder {
  return {
    async write(records, summary) {
      for (const record of records) writeLine(decisionLine(record, stage));
      writeLine(emfLine(summary, stage));
      writeLine(tickLine(summary, stage));
      const news = records.filter(({ changed }) => changed);
      if (news.length === 0) return;
      try {
        await remember(news);
      } catch (cause) {
        const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
        writeLine(JSON.stringify({ level: "error", message: "history", stage, records: news.length, why }));
      }
    },
  };
}

function decisionLine(record: DecisionRecord, stage: string): string {
  const { outcome } = record;
  const level = outcome.kind === "failed" ? "error" : outcome.kind === "refused" ? "warn" : "info";
  const at = new Date(record.at).toISOString();
  if (record.changed) return JSON.stringify({ level, message: "decision", stage, ...record, at });
  const { target, decision } = record;
  const held = decision.kind === "hold" ? decision.at : decision.to;
  const codes = decision.because.map(({ code }) => code);
  return JSON.stringify({ level, message: "decision", stage, at, target, held, codes, changed: false });
}

const tickLine = (summary: TickSummary, stage: string): string =>
  JSON.stringify({ level: "info", message: "tick", stage, ...summary, at: new Date(summary.at).toISOString() });
