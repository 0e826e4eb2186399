import { describe, expect, it } from "vitest";
import { displayWidth, fitColumns, padColumns, printable } from "./display-width.js";

describe("displayWidth", () => {
  it.each([
    ["abc", 3],
    ["é", 1],
    ["e\u0301", 1],
    ["函数", 4],
    ["👩‍👩‍👧", 2],
    ["ｗ", 2],
    ["", 0],
  ])("counts the columns of %s", (text, columns) => expect(displayWidth(text)).toBe(columns));
});

describe("fitColumns and padColumns", () => {
  it("never cut a wide character in half", () => {
    expect(fitColumns("函数函数", 6, "…")).toBe("函数…");
    expect(fitColumns("abc", 3, "…")).toBe("abc");
    expect(fitColumns("abcdef", 1, "..")).toBe(".");
  });

  it("fill up to the width", () => {
    expect(padColumns("函", 4, "right")).toBe("  函");
    expect(padColumns("toolong", 3, "left")).toBe("toolong");
  });
});

describe("printable", () => {
  it("shows what would steer the terminal", () => {
    expect(printable("a\u001b[31mred\u0007\u009b\u202eb\u2028")).toBe("a·[31mred···b·");
    expect(printable("plain – ünï 函")).toBe("plain – ünï 函");
  });
});
