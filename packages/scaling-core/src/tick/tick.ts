import { pollingUsdPerMonth } from "../cost/prices.js";
import type { DecisionRecord } from "../model/record.js";
import type { Ports, SignalReadings } from "../ports.js";
import { carryOut } from "./carry-out.js";
import { draftAll } from "./draft.js";
import { gather } from "./gather.js";
import type { TickOptions } from "./options.js";
import type { TickSummary } from "./summary.js";

export type TickResult =
  | { readonly kind: "ran"; readonly records: readonly DecisionRecord[]; readonly summary: TickSummary }
  /** Another tick holds the claim: this one did nothing. */
  | { readonly kind: "superseded"; readonly until: number };

/**
 * One tick: signals -> policies -> decisions -> actuation -> record, for all targets.
 * The only function of the core that touches the world, and only through its ports; the Lambda, the command and the
 * simulator all call this one, so that a replay cannot drift from production.
 *
 * @throws what the memory store or the recorder throws; everything about a single target is a record instead
 */
export async function tick(ports: Ports, options: TickOptions): Promise<TickResult> {
  const at = ports.clock.now();
  if (options.mode === "plan") return run(ports, options, at, at - options.intervalSeconds * 1000);
  const claim = await ports.memory.claim(at, options.deadlineAt);
  if (claim.kind === "held") return { kind: "superseded", until: claim.until };
  let watchedAt: number | undefined;
  try {
    const result = await run(ports, options, at, claim.previousTickAt);
    watchedAt = at;
    return result;
  } finally {
    // A tick that failed watched nothing: it does not count as the previous one.
    await ports.memory.release(claim.token, watchedAt);
  }
}

async function run(
  ports: Ports,
  options: TickOptions,
  at: number,
  previousTickAt: number | undefined,
): Promise<TickResult> {
  const { gathered, readings } = await gather(ports, options, at);
  const drafts = await draftAll(ports, options, gathered, { at, heartbeatAt: readings.heartbeatAt, previousTickAt });
  const records = await carryOut(ports, options, drafts, at);
  const summary = summarise(records, readings, options, at, ports.clock.now() - at);
  await ports.recorder.write(records, summary);
  return { kind: "ran", records, summary };
}

function summarise(
  records: readonly DecisionRecord[],
  readings: SignalReadings,
  options: TickOptions,
  at: number,
  durationMs: number,
): TickSummary {
  const count = (kind: DecisionRecord["outcome"]["kind"]): number =>
    records.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    at,
    durationMs,
    targets: records.length,
    applied: count("applied"),
    held: count("unchanged"),
    skipped: count("skipped"),
    refused: count("refused"),
    failed: count("failed"),
    signalRequests: readings.requests,
    signalMetrics: readings.metrics,
    pollingUsdMonth: pollingUsdPerMonth(readings.metrics, options.intervalSeconds),
  };
}
