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
 * again. A remembered ceiling that stands in the way is read again too: it may be gone.
 *
 * Reserved caps are decided first: where one rises, the provisioned concurrency under it may rise in the same tick.
 */
export async function draftAll(
  ports: Ports,
  options: TickOptions,
  gathered: readonly Gathered[],
  context: DraftContext,
): Promise<readonly Draft[]> {
  const refresh = oldest(gathered, options.refreshPerTick);
  const draftOne = async (from: Gathered, lift: number): Promise<Draft> => {
    const believed = usableCapacity(from.remembered.memory);
    if (believed !== undefined && !refresh.has(from.target.name)) {
      const decided = decideFor(from, lifted(believed, lift), options, context);
      const settled = decided.decision.kind === "hold" && !decided.clampedBy.includes("ceiling");
      if (settled) return { kind: "decided", from, decided };
    }
    const capacity = await readCapacity(ports, from, options, context.at);
    if (!capacity.ok) return { kind: "unreadable", from, failure: capacity.failure };
    return { kind: "decided", from, decided: decideFor(from, lifted(capacity.value, lift), options, context) };
  };
  const isCap = ({ target }: Gathered): boolean => target.resource.kind === "lambda-reserved";
  const caps = await eachBounded(gathered.filter(isCap), READS_AT_ONCE, (from) => draftOne(from, 0));
  const raised = raisedCaps(caps);
  const rest = gathered.filter((from) => !isCap(from));
  const drafts = await eachBounded(rest, READS_AT_ONCE, (from) => {
    const { resource } = from.target;
    return draftOne(from, resource.kind === "lambda-provisioned" ? (raised.get(resource.function) ?? 0) : 0);
  });
  return [...caps, ...drafts];
}

/** By how much each function's reserved cap is about to rise. */
function raisedCaps(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const raised = new Map<string, number>();
  for (const draft of drafts) {
    const { resource } = draft.from.target;
    if (draft.kind !== "decided" || resource.kind !== "lambda-reserved") continue;
    const { decision } = draft.decided;
    if (decision.kind === "set" && decision.from !== "unset")
      raised.set(resource.function, decision.to - decision.from);
  }
  return raised;
}

function lifted(capacity: Capacity, lift: number): Capacity {
  if (capacity.ceiling === undefined || lift <= 0) return capacity;
  return { ...capacity, ceiling: { ...capacity.ceiling, value: capacity.ceiling.value + lift } };
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
