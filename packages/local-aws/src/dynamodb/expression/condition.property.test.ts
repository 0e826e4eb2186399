import fc from "fast-check";
import { test } from "vitest";
import type { AttributeValue, Item } from "../attribute-value.js";
import { evaluateCondition } from "./evaluate-condition.js";
import { parseCondition } from "./parse-condition.js";
import { Placeholders } from "./placeholders.js";

/** A condition written down together with what it must come to; the test's own idea of truth, built bottom up. */
interface Written {
  readonly text: string;
  readonly holds: boolean;
}

const ITEM: Item = { a: { N: "1" }, b: { N: "2" }, c: { N: "3" } };
const VALUES = { ":0": { N: "0" }, ":1": { N: "1" }, ":2": { N: "2" }, ":3": { N: "3" } };

const comparison = fc
  .record({
    attribute: fc.constantFrom("a", "b", "c"),
    sign: fc.constantFrom("=", "<>", "<", "<=", ">", ">="),
    value: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ attribute, sign, value }): Written => {
    const left = { a: 1, b: 2, c: 3 }[attribute] ?? 0;
    const truth = {
      "=": left === value,
      "<>": left !== value,
      "<": left < value,
      "<=": left <= value,
      ">": left > value,
      ">=": left >= value,
    };
    return { text: `${attribute} ${sign} :${value}`, holds: truth[sign] };
  });

const { condition } = fc.letrec<{ condition: Written }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc.tuple(tie("condition"), tie("condition")).map(([x, y]) => ({
      text: `(${x.text}) AND (${y.text})`,
      holds: x.holds && y.holds,
    })),
    fc.tuple(tie("condition"), tie("condition")).map(([x, y]) => ({
      text: `(${x.text}) OR (${y.text})`,
      holds: x.holds || y.holds,
    })),
    tie("condition").map((x) => ({ text: `NOT (${x.text})`, holds: !x.holds })),
  ),
}));

const evaluate = (text: string, item: Item = ITEM) =>
  evaluateCondition(parseCondition(text, "ConditionExpression", new Placeholders(undefined, VALUES)), item);

test("any composition of comparisons comes to what its parts come to", () => {
  fc.assert(fc.property(condition, ({ text, holds }) => evaluate(text) === holds));
});

test("without brackets, OR of ANDs is read as written", () => {
  const terms = fc.array(fc.array(comparison, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(terms, (groups) => {
      const text = groups.map((group) => group.map((one) => one.text).join(" AND ")).join(" OR ");
      return evaluate(text) === groups.some((group) => group.every((one) => one.holds));
    }),
  );
});

test("exactly one of <, =, > holds between two numbers or two texts", () => {
  const number = fc.integer({ min: -1e12, max: 1e12 }).map((value): AttributeValue => ({ N: String(value) }));
  const text = fc.string().map((value): AttributeValue => ({ S: value }));
  const pair = fc.oneof(fc.tuple(number, number), fc.tuple(text, text));
  fc.assert(
    fc.property(pair, ([left, right]) => {
      const held = ["<", "=", ">"].filter((sign) =>
        evaluateCondition(
          parseCondition(`x ${sign} :y`, "ConditionExpression", new Placeholders(undefined, { ":y": right })),
          { x: left },
        ),
      );
      return held.length === 1;
    }),
  );
});
