import { type AttributeValue, compare, equal, type Item, typeOf } from "../attribute-value.js";
import { sizeOf } from "../item-size.js";
import type { Comparator, Condition, Operand } from "./condition.js";
import { readPath } from "./path.js";

/**
 * Whether an item meets a condition. An attribute that is not there equals nothing: `a <> :x` is then true, and every
 * other comparison false, as in DynamoDB.
 *
 * @param item the stored item, `{}` when there is none
 */
export function evaluateCondition(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case "and":
      return evaluateCondition(condition.left, item) && evaluateCondition(condition.right, item);
    case "or":
      return evaluateCondition(condition.left, item) || evaluateCondition(condition.right, item);
    case "not":
      return !evaluateCondition(condition.condition, item);
    case "exists":
      return readPath(item, condition.path) !== undefined;
    case "hasType": {
      const value = readPath(item, condition.path);
      return value !== undefined && typeOf(value) === condition.type;
    }
    case "compare":
      return compareOperands(condition.comparator, resolve(condition.left, item), resolve(condition.right, item));
    case "between": {
      const value = resolve(condition.operand, item);
      return (
        compareOperands(">=", value, resolve(condition.low, item)) &&
        compareOperands("<=", value, resolve(condition.high, item))
      );
    }
    case "in": {
      const value = resolve(condition.operand, item);
      return condition.among.some((one) => compareOperands("=", value, resolve(one, item)));
    }
    case "beginsWith":
      return beginsWith(resolve(condition.left, item), resolve(condition.right, item));
    case "contains":
      return contains(resolve(condition.left, item), resolve(condition.right, item));
  }
}

function resolve(operand: Operand, item: Item): AttributeValue | undefined {
  if (operand.kind === "value") return operand.value;
  const value = readPath(item, operand.path);
  if (operand.kind === "path" || value === undefined) return value;
  if ("L" in value) return { N: String(value.L.length) };
  if ("M" in value) return { N: String(Object.keys(value.M).length) };
  if ("SS" in value) return { N: String(value.SS.length) };
  if ("NS" in value) return { N: String(value.NS.length) };
  if ("BS" in value) return { N: String(value.BS.length) };
  return { N: String(sizeOf(value)) };
}

function compareOperands(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (left === undefined || right === undefined) return comparator === "<>";
  if (comparator === "=") return equal(left, right);
  if (comparator === "<>") return !equal(left, right);
  const order = compare(left, right);
  if (order === undefined) return false;
  if (comparator === "<") return order < 0;
  if (comparator === "<=") return order <= 0;
  return comparator === ">" ? order > 0 : order >= 0;
}

function beginsWith(left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return "S" in left && "S" in right && left.S.startsWith(right.S);
}

function contains(left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if ("S" in left) return "S" in right && left.S.includes(right.S);
  if ("SS" in left) return "S" in right && left.SS.includes(right.S);
  if ("NS" in left) return "N" in right && left.NS.some((one) => Number(one) === Number(right.N));
  return "L" in left && left.L.some((one) => equal(one, right));
}
