import { type AttributeValue, equal, type Item } from "../attribute-value.js";
import { validation } from "../validation.js";
import { Cursor } from "./cursor.js";
import { type Path, readPath, writePath } from "./path.js";
import type { Placeholders } from "./placeholders.js";

/** Reads its operands from the item as it was before the update, as DynamoDB does. */
type Change = { readonly path: Path; readonly next: (before: Item) => AttributeValue | undefined };
type Value = (before: Item) => AttributeValue;

const WHERE = "UpdateExpression";
const CLAUSES = ["SET", "REMOVE", "ADD", "DELETE"];

/**
 * Applies an update expression: SET with `+`, `-`, `if_not_exists` and `list_append`; REMOVE; ADD and DELETE on
 * numbers and sets.
 *
 * @returns the new item, and the top-level attributes that were touched
 * @throws {AwsError} ValidationException on a syntax error or a value of the wrong type
 */
export function update(
  expression: string,
  placeholders: Placeholders,
  before: Item,
): { readonly item: Item; readonly touched: ReadonlySet<string> } {
  const cursor = new Cursor(expression, WHERE, placeholders);
  const changes: Change[] = [];
  while (cursor.peek() !== undefined) {
    const clause = CLAUSES.find((keyword) => cursor.takesWord(keyword));
    if (clause === undefined) throw cursor.syntaxError();
    do changes.push(parseChange(cursor, clause));
    while (cursor.takes(","));
  }
  const next = changes.map((change) => ({ path: change.path, value: change.next(before) }));
  let item = before;
  for (const { path, value } of next) item = writePath(item, path, value);
  return { item, touched: new Set(next.map(({ path }) => String(path[0]))) };
}

function parseChange(cursor: Cursor, clause: string): Change {
  const path = cursor.path();
  if (clause === "REMOVE") return { path, next: () => undefined };
  if (clause === "SET") {
    cursor.expect("=");
    return { path, next: parseSum(cursor) };
  }
  const operand = parseOperand(cursor);
  const combine = clause === "ADD" ? add : without;
  return { path, next: (before) => combine(readPath(before, path), operand(before)) };
}

function parseSum(cursor: Cursor): Value {
  const left = parseOperand(cursor);
  const sign = cursor.takes("+") ? 1 : cursor.takes("-") ? -1 : undefined;
  if (sign === undefined) return left;
  const right = parseOperand(cursor);
  return (before) => ({ N: String(numberOf(left(before)) + sign * numberOf(right(before))) });
}

function parseOperand(cursor: Cursor): Value {
  if (cursor.peek()?.kind === "value") {
    const value = cursor.placeholders.value(cursor.next().text, WHERE);
    return () => value;
  }
  const call = cursor.takesCall();
  if (call === undefined) {
    const path = cursor.path();
    return (before) => present(readPath(before, path));
  }
  if (call === "if_not_exists") {
    const path = cursor.path();
    cursor.expect(",");
    const otherwise = parseOperand(cursor);
    cursor.expect(")");
    return (before) => readPath(before, path) ?? otherwise(before);
  }
  if (call !== "list_append") throw validation(`Invalid ${WHERE}: Invalid function name; function: ${call}`);
  const head = parseOperand(cursor);
  cursor.expect(",");
  const tail = parseOperand(cursor);
  cursor.expect(")");
  return (before) => ({ L: [...listOf(head(before)), ...listOf(tail(before))] });
}

function present(value: AttributeValue | undefined): AttributeValue {
  if (value !== undefined) return value;
  throw validation("The provided expression refers to an attribute that does not exist in the item");
}

function numberOf(value: AttributeValue): number {
  if ("N" in value) return Number(value.N);
  throw wrongType();
}

function listOf(value: AttributeValue): readonly AttributeValue[] {
  if ("L" in value) return value.L;
  throw wrongType();
}

function add(old: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if ("N" in value) return { N: String((old === undefined ? 0 : numberOf(old)) + Number(value.N)) };
  if ("SS" in value && (old === undefined || "SS" in old)) return { SS: union(old?.SS, value.SS) };
  if ("NS" in value && (old === undefined || "NS" in old)) return { NS: union(old?.NS, value.NS) };
  throw wrongType();
}

function without(old: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (old === undefined) return undefined;
  if ("SS" in value && "SS" in old) {
    const left = old.SS.filter((one) => !value.SS.includes(one));
    return left.length === 0 ? undefined : { SS: left };
  }
  if ("NS" in value && "NS" in old) {
    const left = old.NS.filter((one) => !value.NS.some((gone) => equal({ N: gone }, { N: one })));
    return left.length === 0 ? undefined : { NS: left };
  }
  throw wrongType();
}

function union(old: readonly string[] | undefined, more: readonly string[]): readonly string[] {
  return [...new Set([...(old ?? []), ...more])];
}

function wrongType(): Error {
  return validation("An operand in the update expression has an incorrect data type");
}
