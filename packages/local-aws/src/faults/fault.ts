import { LocalAwsError } from "../errors.js";
import { isRecord } from "../wire/reply.js";

/** What can go wrong. Each kind takes the shape that the service in question gives it. */
export type FaultKind = Trouble | MetricFaultKind;

/** Of a whole request. */
type Trouble = "throttle" | "conflict" | "internal" | "slow" | "accessDenied" | "drop";

/**
 * Of what GetMetricData answers, with 200: the older half of a series and the status PartialData; no points that ended
 * less than `delayMs` ago; no points at all.
 */
export type MetricFaultKind = "partialData" | "lateMetrics" | "missingMetrics";

/** Trouble on demand. */
export interface Fault {
  /** `lambda`, `cloudwatch`, `dynamodb`, `tagging`, `servicequotas`, `autoscaling` ... */
  readonly service: string;
  /** AWS's name of the action; absent = every action of the service. */
  readonly action?: string;
  readonly kind: FaultKind;
  /** How often it strikes; absent = until cleared. */
  readonly times?: number;
  /** Chance to strike at each request; fraction, 0 < p <= 1, absent = 1. Drawn from the seed. */
  readonly probability?: number;
  /** For `slow`: how long the answer waits. For `lateMetrics`: how long points take to appear after their period. */
  readonly delayMs?: number;
  /** Only this function, table or Auto Scaling group; for metrics, only series with this dimension value. */
  readonly match?: string;
}

const METRIC_KINDS: readonly MetricFaultKind[] = ["partialData", "lateMetrics", "missingMetrics"];
const KINDS: readonly FaultKind[] = [
  "throttle",
  "conflict",
  "internal",
  "slow",
  "accessDenied",
  "drop",
  ...METRIC_KINDS,
];
const MEMBERS = new Set(["service", "action", "kind", "times", "probability", "delayMs", "match"]);

/** Whether a trouble is one of metrics, and not of the request as a whole. */
export const isMetricFault = (kind: FaultKind): kind is MetricFaultKind => METRIC_KINDS.some((known) => known === kind);

/**
 * Reads a fault that came over HTTP or from a test.
 *
 * @throws {LocalAwsError} invalidFault, naming the member, its value and what was expected
 */
export function readFault(sent: unknown): Fault {
  if (!isRecord(sent)) throw invalid("fault", sent, "an object with service and kind");
  for (const member of Object.keys(sent)) {
    if (!MEMBERS.has(member)) throw invalid(member, sent[member], `one of ${[...MEMBERS].join(", ")}`);
  }
  const kind = KINDS.find((known) => known === sent.kind);
  if (kind === undefined) throw invalid("kind", sent.kind, `one of ${KINDS.join(", ")}`);
  const service = optionalText(sent, "service");
  if (service === undefined) throw invalid("service", sent.service, "a service name such as lambda");
  const action = optionalText(sent, "action");
  const match = optionalText(sent, "match");
  const times = optionalNumber(sent, "times", (value) => Number.isInteger(value) && value >= 1, "an integer >= 1");
  const probability = optionalNumber(sent, "probability", (value) => value > 0 && value <= 1, "a fraction, 0 < p <= 1");
  const delayMs = optionalNumber(sent, "delayMs", (value) => value >= 0, "milliseconds >= 0");
  if ((kind === "slow" || kind === "lateMetrics") && delayMs === undefined) {
    throw invalid("delayMs", undefined, `milliseconds >= 0 for kind ${kind}`);
  }
  return {
    service,
    kind,
    ...(action === undefined ? {} : { action }),
    ...(match === undefined ? {} : { match }),
    ...(times === undefined ? {} : { times }),
    ...(probability === undefined ? {} : { probability }),
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}

function optionalText(sent: Readonly<Record<string, unknown>>, member: string): string | undefined {
  const value = sent[member];
  if (value === undefined || (typeof value === "string" && value.length > 0)) return value;
  throw invalid(member, value, "a text");
}

function optionalNumber(
  sent: Readonly<Record<string, unknown>>,
  member: string,
  accepts: (value: number) => boolean,
  expected: string,
): number | undefined {
  const value = sent[member];
  if (value === undefined || (typeof value === "number" && accepts(value))) return value;
  throw invalid(member, value, expected);
}

function invalid(member: string, value: unknown, expected: string): LocalAwsError {
  return new LocalAwsError(
    "invalidFault",
    `fault.${member}: ${JSON.stringify(value)} is not valid; expected ${expected}`,
  );
}
