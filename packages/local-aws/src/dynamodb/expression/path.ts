import type { AttributeValue, Item } from "../attribute-value.js";
import { validation } from "../validation.js";

/** Where in an item: names step into maps, numbers into lists. */
export type Path = readonly (string | number)[];

export function readPath(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    if (value === undefined) return undefined;
    if (typeof step === "string") value = "M" in value ? value.M[step] : undefined;
    else value = "L" in value ? value.L[step] : undefined;
  }
  return value;
}

/**
 * @param value undefined removes what is there
 * @throws {AwsError} ValidationException when a map or list on the way is not there
 */
export function writePath(item: Item, path: Path, value: AttributeValue | undefined): Item {
  const written = write({ M: item }, path, value);
  return "M" in written ? written.M : item;
}

function write(into: AttributeValue, path: Path, value: AttributeValue | undefined): AttributeValue {
  const [step, ...rest] = path;
  if (step === undefined) throw new Error("an empty path writes nothing");
  if (typeof step === "string" && "M" in into) {
    const { [step]: old, ...others } = into.M;
    const next = rest.length === 0 ? value : write(within(old), rest, value);
    return { M: next === undefined ? others : { ...into.M, [step]: next } };
  }
  if (typeof step === "number" && "L" in into) {
    const list = [...into.L];
    const next = rest.length === 0 ? value : write(within(list[step]), rest, value);
    if (next === undefined) list.splice(step, 1);
    else if (step < list.length) list[step] = next;
    else list.push(next);
    return { L: list };
  }
  throw invalidPath();
}

function within(value: AttributeValue | undefined): AttributeValue {
  if (value === undefined) throw invalidPath();
  return value;
}

function invalidPath(): Error {
  return validation("The document path provided in the update expression is invalid for update");
}
