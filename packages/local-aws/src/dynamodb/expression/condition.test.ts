import { describe, expect, test } from "vitest";
import type { Item } from "../attribute-value.js";
import { evaluateCondition } from "./evaluate-condition.js";
import { parseCondition } from "./parse-condition.js";
import { Placeholders } from "./placeholders.js";

const STORED: Item = {
  pk: { S: "checkout" },
  rev: { N: "3" },
  until: { N: "1700000000000" },
  empty: { S: "" },
  flag: { BOOL: true },
  nothing: { NULL: true },
  things: { L: [{ N: "1" }, { S: "two" }] },
  tags: { SS: ["a", "b"] },
  numbers: { NS: ["1", "2.0"] },
  nested: { M: { "a.b": { S: "dotted" }, deep: { L: [{ M: { x: { N: "9" } } }] } } },
};
const VALUES = {
  ":s": { S: "checkout" },
  ":pre": { S: "check" },
  ":3": { N: "3" },
  ":3f": { N: "3.0" },
  ":10": { N: "10" },
  ":true": { BOOL: true },
  ":a": { S: "a" },
  ":two": { S: "two" },
  ":1": { N: "1" },
  ":2": { N: "2" },
  ":N": { S: "N" },
  ":dotted": { S: "dotted" },
  ":9": { N: "9" },
  ":null": { NULL: true },
};
const NAMES = { "#rev": "rev", "#dotted": "a.b", "#nested": "nested", "#until": "until" };

const holds = (expression: string, item: Item = STORED) =>
  evaluateCondition(parseCondition(expression, "ConditionExpression", new Placeholders(NAMES, VALUES)), item);

describe("holds", () => {
  test.each([
    "attribute_exists(pk)",
    "attribute_not_exists(gone)",
    "attribute_not_exists(nested.gone) AND attribute_not_exists(things[7])",
    "pk = :s",
    "#rev = :3f", // numbers by value
    "rev <> :10",
    "gone <> :10", // what is not there equals nothing
    "rev < :10", // by number: "3" < "10" is false as text
    ":10 > rev",
    "rev <= :3 AND rev >= :3",
    "rev BETWEEN :1 AND :10",
    "rev BETWEEN :3 AND :3 AND pk = :s",
    "rev IN (:1, :2, :3)",
    "begins_with(pk, :pre)",
    "contains(pk, :pre) AND contains(things, :two) AND contains(tags, :a) AND contains(numbers, :2)",
    "attribute_type(rev, :N)",
    "size(things) = :2 AND size(tags) = :2 AND size(pk) > :3",
    "nested.#dotted = :dotted", // a placeholder is one name, dots and all
    "nested.deep[0].x = :9",
    "flag = :true AND nothing = :null",
    "NOT pk = :a",
    "NOT (pk = :a OR rev = :10)",
    "not pk = :a and pk = :s", // keywords in any case of letters
    "  ( ( pk=:s ) )  ",
  ])("%s", (expression) => {
    expect(holds(expression)).toBe(true);
  });
});

describe("does not hold", () => {
  test.each([
    "attribute_exists(gone)",
    "pk = :3", // another type
    "gone = :3",
    "gone < :3",
    "gone >= :3",
    "NOT gone <> :3",
    "pk < :3",
    "flag < :true", // booleans have no order
    "rev BETWEEN :10 AND :1",
    "rev IN (:1, :2)",
    "begins_with(rev, :pre)",
    "contains(gone, :a)",
    "contains(rev, :3)",
    "size(gone) = :1",
    "attribute_type(pk, :N)",
    "things[1].x = :1",
  ])("%s", (expression) => {
    expect(holds(expression)).toBe(false);
  });
});

test("on no item at all: only what asks for absence", () => {
  expect(holds("attribute_not_exists(pk)", {})).toBe(true);
  expect(holds("attribute_not_exists(pk) OR rev = :3", {})).toBe(true);
  expect(holds("attribute_not_exists(pk) AND rev = :3", {})).toBe(false);
});

describe("AND binds tighter than OR, NOT tighter than both", () => {
  const [T, F] = ["pk = :s", "pk = :a"];
  test.each([
    { expression: `${T} OR ${T} AND ${F}`, is: true }, // T or (T and F)
    { expression: `(${T} OR ${T}) AND ${F}`, is: false },
    { expression: `NOT ${F} OR ${F}`, is: true }, // (not F) or F
    { expression: `NOT ${T} OR ${T}`, is: true }, // (not T) or T, and not: not (T or T)
    { expression: `NOT (${T} OR ${T})`, is: false },
    { expression: `${F} AND ${F} OR ${T}`, is: true }, // (F and F) or T
  ])("$expression is $is", ({ expression, is }) => {
    expect(holds(expression)).toBe(is);
  });
});

describe("is refused", () => {
  test.each([
    { expression: "", message: /can not be empty/ },
    { expression: "pk", message: /Syntax error; token: "<EOF>"/ },
    { expression: "pk = :s extra", message: /Syntax error; token: "extra"/ },
    { expression: "(pk = :s", message: /Syntax error/ },
    { expression: "pk == :s", message: /Syntax error; token: "="/ },
    { expression: "pk = 'text'", message: /Syntax error; token: "'text'"/ },
    { expression: "exists(pk)", message: /Invalid function name; function: exists/ },
    { expression: "until > :3", message: /reserved keyword: until/ },
    { expression: "nested.Name = :s", message: /reserved keyword: Name/ },
    { expression: "#gone = :s", message: /attribute name: #gone/ },
    { expression: "pk = :gone", message: /attribute value: :gone/ },
    { expression: "attribute_type(pk, :s)", message: /Invalid attribute type name found; type: checkout/ },
    { expression: "rev IN ()", message: /Syntax error/ },
    { expression: "rev BETWEEN :1 OR :3", message: /Syntax error/ },
  ])("$expression", ({ expression, message }) => {
    expect(() => holds(expression)).toThrow(message);
  });
});
