import { parseArgs } from "node:util";
import { DeliveryError } from "../errors.js";

export interface ReadOptions<Required extends string, Optional extends string> {
  readonly values: Readonly<Record<Required, string>> & Readonly<Partial<Record<Optional, string>>>;
  readonly positionals: readonly string[];
}

/**
 * Reads the options of one verb; every option takes a value.
 *
 * @throws {DeliveryError} BAD_INPUT naming the option that is unknown, missing or without a value
 */
export function readOptions<Required extends string, Optional extends string = never>(
  args: readonly string[],
  required: readonly Required[],
  optional: readonly Optional[] = [],
): ReadOptions<Required, Optional> {
  const names: readonly string[] = [...required, ...optional];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  let parsed: { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new DeliveryError("BAD_INPUT", cause instanceof Error ? cause.message : String(cause));
  }
  const missing = required.find((name) => typeof parsed.values[name] !== "string" || parsed.values[name] === "");
  if (missing !== undefined) throw new DeliveryError("BAD_INPUT", `--${missing} is missing or empty; expected a value`);
  return { values: parsed.values as ReadOptions<Required, Optional>["values"], positionals: parsed.positionals };
}

/** @throws {DeliveryError} BAD_INPUT when the value is none of those allowed */
export function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new DeliveryError("BAD_INPUT", `--${name} is "${value}"; expected ${allowed.join(" or ")}`);
}
