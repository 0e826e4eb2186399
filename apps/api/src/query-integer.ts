import type { Request } from "express";
import { HttpError } from "./http-error.js";

/** The range of a query parameter; without `otherwise` the parameter is required. */
export interface IntegerRange {
  readonly min: number;
  readonly max: number;
  readonly otherwise?: number;
}

/**
 * Reads a query parameter as an integer within a range. Digits only: `1e3`, `0x10` and ` 5` are typing errors, not numbers.
 *
 * @throws {HttpError} 400 `INVALID_PARAMETER`, naming parameter, value and range
 */
export function queryInteger(query: Request["query"], name: string, { min, max, otherwise }: IntegerRange): number {
  const value = query[name];
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (typeof value === "string" && /^\d{1,15}$/.test(value)) {
    const integer = Number(value);
    if (integer >= min && integer <= max) return integer;
  }
  const found = value === undefined ? "is missing" : `is ${JSON.stringify(value)}`;
  throw new HttpError(
    400,
    "INVALID_PARAMETER",
    `query parameter "${name}" ${found}: expected an integer from ${min} to ${max}`,
    {
      parameter: name,
      value: value ?? null,
      min,
      max,
    },
  );
}
