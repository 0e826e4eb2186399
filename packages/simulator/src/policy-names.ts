import { awsTargetTracking } from "./baselines/aws-target-tracking.js";
import { fixed } from "./baselines/fixed.js";
import { hpa } from "./baselines/hpa.js";
import { hybridHistogram } from "./baselines/hybrid-histogram.js";
import { knative } from "./baselines/knative.js";
import { none } from "./baselines/none.js";
import { oracle } from "./baselines/oracle.js";
import { perfectForecast } from "./baselines/perfect-forecast.js";
import { scheduledHourly } from "./baselines/scheduled-hourly.js";
import type { Policy } from "./controller.js";
import { InvalidInputError } from "./errors.js";

const plain: readonly Policy[] = [
  none,
  awsTargetTracking("average"),
  awsTargetTracking("maximum"),
  knative,
  hpa,
  scheduledHourly,
  hybridHistogram,
];

/** The names that `baseline` understands, with what a parameter means. */
export const baselineNames: readonly string[] = [
  ...plain.map(({ name }) => name),
  "fixed:N",
  "perfect-forecast:EPS",
  "oracle",
  "oracle:USD",
  "oracle:zero",
];

/**
 * The built-in policy of a name.
 *
 * @throws {InvalidInputError} naming what was given and every name there is
 * @example baseline("fixed:5").name // "fixed:5"
 */
export function baseline(name: string): Policy {
  const named = find(name);
  if (named !== undefined) return named;
  throw new InvalidInputError({
    where: "policy",
    value: JSON.stringify(name),
    expected: `one of ${baselineNames.join(", ")} (N a whole number >= 0, 0 < EPS < 1, USD >= 0)`,
  });
}

/** Whether `baseline` knows the name. */
export function isBaseline(name: string): boolean {
  return find(name) !== undefined;
}

function find(name: string): Policy | undefined {
  return plain.find((policy) => policy.name === name) ?? parameterised(name);
}

function parameterised(name: string): Policy | undefined {
  if (name === "oracle") return oracle(0);
  if (name === "oracle:zero") return oracle("zero");
  const [kind, text, ...rest] = name.split(":");
  if (text === undefined || rest.length > 0 || !/^\d+(\.\d+)?(e-?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  if (kind === "fixed" && Number.isInteger(value)) return fixed(value);
  if (kind === "oracle") return oracle(value);
  if (kind === "perfect-forecast" && value > 0 && value < 1) return perfectForecast(value);
  return undefined;
}
