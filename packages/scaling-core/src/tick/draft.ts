import { type Decided, decide } from "../decide.js";
import type { Capacity } from "../model/capacity.js";
import { reason } from "../model/reason.js";
import type { Attempt, Failure, Ports } from "../ports.js";
import { eachBounded } from "./each-bounded.js";
import { asFailure, type Gathered, usableCapacity } from "./gather.js";
import type { TickOptions } from "./options.js";

/** A target on its way through a tick: decided, or not decidable because its capacity could not be read. */
export type Draft =
  | { readonly kind: "decided"; readonly from: Gathered; readonly decided: Decided }
  | { readonly kind: "unreadable"; readonly from: Gathered; readonly failure: Failure };

export interface DraftContext {
  readonly at: number;
  readonly heartbeatAt: number | undefined;
  readonly previousTickAt: number | undefined;
}

/** Reads that may be under way at once; the adapter's limiter sets the rate. */
const READS_AT_ONCE = 16;

/**
 * Decides for every target, reading as little as that takes: the control plane of AWS allows 15 requests a second for
 * the whole account, so a capacity that is remembered is believed until something would be changed, and only then read
 * again. What was never read comes first, then what a decision would change, then the oldest of the rest.
 */
export async function draftAll(
  ports: Ports,
  options: TickOptions,
  gathered: readonly Gathered[],
  context: DraftContext,
): Promise<readonly Draft[]> {
  const refresh = oldest(gathered, options.refreshPerTick);
  const draftOne = async (from: Gathered): Promise<Draft> => {
    const believed = usableCapacity(from.remembered.memory);
    if (believed !== undefined && !refresh.has(from.target.name)) {
      const decided = decideFor(from, believed, options, context);
      if (decided.decision.kind === "hold") return { kind: "decided", from, decided };
    }
    const capacity = await readCapacity(ports, from, options, context.at);
    if (!capacity.ok) return { kind: "unreadable", from, failure: capacity.failure };
    return { kind: "decided", from, decided: decideFor(from, capacity.value, options, context) };
  };
  return eachBounded(gathered, READS_AT_ONCE, draftOne);
}

async function readCapacity(
  ports: Ports,
  { target }: Gathered,
  { deadline }: TickOptions,
  at: number,
): Promise<Attempt<Capacity>> {
  const actuator = ports.actuators[target.resource.kind];
  const kind = target.resource.kind;
  if (actuator === undefined) {
    return { ok: false, failure: { code: "noActuator", message: `nothing here scales ${kind}`, retryable: false } };
  }
  if (deadline.aborted) {
    return { ok: false, failure: { code: "deadline", message: "no time left in this tick", retryable: true } };
  }
  try {
    return await actuator.read(target.resource, at, deadline);
  } catch (cause) {
    return { ok: false, failure: asFailure(cause) };
  }
}

function decideFor(from: Gathered, capacity: Capacity, options: TickOptions, context: DraftContext): Decided {
  const { target, remembered, series } = from;
  const decided = decide({
    at: context.at,
    target,
    capacity,
    series: series.ok ? series.value : {},
    heartbeatAt: series.ok ? context.heartbeatAt : undefined,
    memory: remembered.memory,
    control: remembered.control,
    previousTickAt: context.previousTickAt,
    intervalSeconds: options.intervalSeconds,
    staleAfterSeconds: options.staleAfterSeconds,
  });
  if (series.ok) return decided;
  const { code, message } = series.failure;
  const because = [reason("signalsUnavailable", `signals: ${code}: ${message}`, { code }), ...decided.decision.because];
  return { ...decided, decision: { ...decided.decision, because } };
}

/** The targets whose remembered capacity is oldest. */
function oldest(gathered: readonly Gathered[], count: number): ReadonlySet<string> {
  const known = gathered.flatMap(({ target, remembered }) => {
    const capacity = usableCapacity(remembered.memory);
    return capacity === undefined ? [] : [{ name: target.name, readAt: capacity.readAt }];
  });
  known.sort((one, other) => one.readAt - other.readAt);
  return new Set(known.slice(0, count).map(({ name }) => name));
}
