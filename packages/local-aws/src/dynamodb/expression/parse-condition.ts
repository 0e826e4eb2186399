import { validation } from "../validation.js";
import type { Comparator, Condition, Operand } from "./condition.js";
import { Cursor } from "./cursor.js";
import type { Path } from "./path.js";
import type { Placeholders } from "./placeholders.js";

const COMPARATORS: readonly Comparator[] = ["=", "<>", "<", "<=", ">", ">="];

/**
 * Parses DynamoDB's condition language. Binding from loose to tight: OR, AND, NOT, then comparisons and functions.
 *
 * @param where which expression of the request it is, for messages: `ConditionExpression`, `KeyConditionExpression` ...
 * @throws {AwsError} ValidationException on a syntax error, a reserved word or an undefined placeholder
 */
export function parseCondition(expression: string, where: string, placeholders: Placeholders): Condition {
  const cursor = new Cursor(expression, where, placeholders);
  const condition = parseOr(cursor);
  cursor.end();
  return condition;
}

function parseOr(cursor: Cursor): Condition {
  let left = parseAnd(cursor);
  while (cursor.takesWord("OR")) left = { kind: "or", left, right: parseAnd(cursor) };
  return left;
}

function parseAnd(cursor: Cursor): Condition {
  let left = parseNot(cursor);
  while (cursor.takesWord("AND")) left = { kind: "and", left, right: parseNot(cursor) };
  return left;
}

function parseNot(cursor: Cursor): Condition {
  if (cursor.takesWord("NOT")) return { kind: "not", condition: parseNot(cursor) };
  if (!cursor.takes("(")) return parseTerm(cursor);
  const inner = parseOr(cursor);
  cursor.expect(")");
  return inner;
}

function parseTerm(cursor: Cursor): Condition {
  if (cursor.peek()?.text.toLowerCase() !== "size") {
    const name = cursor.takesCall();
    if (name !== undefined) return parseFunction(cursor, name);
  }
  const left = parseOperand(cursor);
  if (cursor.takesWord("BETWEEN")) {
    const low = parseOperand(cursor);
    if (!cursor.takesWord("AND")) throw cursor.syntaxError();
    return { kind: "between", operand: left, low, high: parseOperand(cursor) };
  }
  if (cursor.takesWord("IN")) return { kind: "in", operand: left, among: parseList(cursor) };
  const symbol = cursor.next().text;
  const comparator = COMPARATORS.find((known) => known === symbol);
  if (comparator === undefined) throw validation(`Invalid ${cursor.where}: Syntax error; token: "${symbol}"`);
  return { kind: "compare", comparator, left, right: parseOperand(cursor) };
}

function parseFunction(cursor: Cursor, name: string): Condition {
  const condition = parseArguments(cursor, name);
  cursor.expect(")");
  return condition;
}

function parseArguments(cursor: Cursor, name: string): Condition {
  switch (name) {
    case "attribute_exists":
      return { kind: "exists", path: cursor.path() };
    case "attribute_not_exists":
      return { kind: "not", condition: { kind: "exists", path: cursor.path() } };
    case "attribute_type":
      return parseHasType(cursor);
    case "begins_with":
      return { kind: "beginsWith", ...parsePair(cursor) };
    case "contains":
      return { kind: "contains", ...parsePair(cursor) };
    default:
      throw validation(`Invalid ${cursor.where}: Invalid function name; function: ${name}`);
  }
}

function parsePair(cursor: Cursor): { readonly left: Operand; readonly right: Operand } {
  const left = parseOperand(cursor);
  cursor.expect(",");
  return { left, right: parseOperand(cursor) };
}

function parseHasType(cursor: Cursor): Condition {
  const path: Path = cursor.path();
  cursor.expect(",");
  const operand = parseOperand(cursor);
  const type = operand.kind === "value" && "S" in operand.value ? operand.value.S : undefined;
  const known = (["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"] as const).find((name) => name === type);
  if (known === undefined)
    throw validation(`Invalid ${cursor.where}: Invalid attribute type name found; type: ${type}`);
  return { kind: "hasType", path, type: known };
}

function parseList(cursor: Cursor): readonly Operand[] {
  cursor.expect("(");
  const among = [parseOperand(cursor)];
  while (cursor.takes(",")) among.push(parseOperand(cursor));
  cursor.expect(")");
  return among;
}

function parseOperand(cursor: Cursor): Operand {
  const token = cursor.peek();
  if (token?.kind === "value") {
    return { kind: "value", value: cursor.placeholders.value(cursor.next().text, cursor.where) };
  }
  if (token?.text.toLowerCase() === "size" && cursor.takesCall() !== undefined) {
    const path = cursor.path();
    cursor.expect(")");
    return { kind: "size", path };
  }
  return { kind: "path", path: cursor.path() };
}
