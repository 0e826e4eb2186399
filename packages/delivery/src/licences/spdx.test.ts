import { expect, it } from "vitest";
import { licenceAllowed } from "./spdx.js";

const allowed = new Set(["MIT", "Apache-2.0", "ISC"]);

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["GPL-3.0-only OR (ISC AND Apache-2.0)", true],
  ["MIT AND GPL-3.0-only", false],
  ["MIT OR GPL-3.0-only AND ISC", true],
  ["GPL-3.0-only", false],
  ["Apache-2.0 WITH LLVM-exception", false],
  ["", false],
  ["(MIT", false],
  ["MIT MIT", false],
  ["SEE LICENSE IN LICENSE.txt", false],
])("%s: %s", (expression, expected) => {
  expect(licenceAllowed(expression, allowed)).toBe(expected);
});
