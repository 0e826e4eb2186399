import { isRecord } from "../wire/reply.js";
import { type AttributeValue, type Item, TYPE_NAMES, type TypeName } from "./attribute-value.js";
import { validation } from "./validation.js";

/** @throws {AwsError} ValidationException when a value is none of DynamoDB's types */
export function readItem(sent: unknown): Item {
  if (!isRecord(sent)) throw validation("Supplied AttributeValue map is not an object");
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, readValue(value)]));
}

function readValue(sent: unknown): AttributeValue {
  const members = isRecord(sent) ? Object.entries(sent) : [];
  const [member] = members;
  const type = TYPE_NAMES.find((name) => name === member?.[0]);
  if (members.length !== 1 || member === undefined || type === undefined) {
    throw validation("Supplied AttributeValue must contain exactly one of the supported datatypes");
  }
  return readAs(type, member[1]);
}

function readAs(type: TypeName, value: unknown): AttributeValue {
  switch (type) {
    case "S":
      if (typeof value === "string") return { S: value };
      break;
    case "B":
      if (typeof value === "string") return { B: value };
      break;
    case "N":
      if (isNumeral(value)) return { N: value };
      break;
    case "BOOL":
      if (typeof value === "boolean") return { BOOL: value };
      break;
    case "NULL":
      if (value === true) return { NULL: true };
      break;
    case "L":
      if (Array.isArray(value)) return { L: value.map(readValue) };
      break;
    case "M":
      if (isRecord(value)) return { M: readItem(value) };
      break;
    case "SS":
      return { SS: readSet(value, isText) };
    case "BS":
      return { BS: readSet(value, isText) };
    case "NS":
      return { NS: readSet(value, isNumeral) };
  }
  throw validation(`The parameter cannot be converted to a value of type ${type}: ${JSON.stringify(value)}`);
}

function readSet(sent: unknown, isMember: (one: unknown) => one is string): readonly string[] {
  if (!Array.isArray(sent) || sent.length === 0) {
    throw validation("One or more parameter values were invalid: An empty set is not allowed");
  }
  const members = sent.filter(isMember);
  if (members.length < sent.length || new Set(members).size < members.length) {
    throw validation("One or more parameter values were invalid: Input collection contains duplicates or wrong types");
  }
  return members;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumeral(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
}
