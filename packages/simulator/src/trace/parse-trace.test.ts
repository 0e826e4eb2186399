import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.js";
import { parseFleet, parseTrace } from "./parse-trace.js";

const rows = (...lines: string[]) => `${lines.join("\n")}\n`;

describe("parseTrace", () => {
  it("reads start, bin length and counts", () => {
    const trace = parseTrace(
      rows("timestamp,count", "2026-11-20T09:00:00Z,3", "2026-11-20T09:00:30Z,0", "2026-11-20T09:01:00Z,4.5"),
      "traces/shop.csv",
    );
    expect(trace).toEqual({
      name: "shop",
      startMs: Date.UTC(2026, 10, 20, 9),
      binMs: 30_000,
      counts: Float64Array.of(3, 0, 4.5),
    });
  });

  it("takes a byte order mark, Windows line ends and no newline at the end", () => {
    const text = "\uFEFFtimestamp,count\r\n2026-01-01T00:00:00Z,1\r\n2026-01-01T00:30:00.000Z,2";
    expect(parseTrace(text, "t.csv")).toMatchObject({ binMs: 1_800_000, counts: Float64Array.of(1, 2) });
  });

  const good = ["timestamp,count", "2026-01-01T00:00:00Z,1", "2026-01-01T00:01:00Z,2"];
  it.each([
    { says: "the header", lines: ["time,count"], message: /^t\.csv:1: got "time,count", expected a header/ },
    { says: "an empty file", lines: [""], message: /^t\.csv:1: got "", expected a header/ },
    { says: "one row", lines: good.slice(0, 2), message: /^t\.csv: got 1 rows, expected at least 2 rows/ },
    {
      says: "a gap, with what should be there",
      lines: [...good, "2026-01-01T00:03:00Z,2"],
      message: /^t\.csv:4: got 2026-01-01T00:03:00Z, expected 2026-01-01T00:02:00\.000Z: bins are 60 s apart/,
    },
    {
      says: "time that stands still",
      lines: [good[0], good[1], "2026-01-01T00:00:00Z,2"],
      message: /^t\.csv:3: got 2026-01-01T00:00:00Z, expected a timestamp later than the one before/,
    },
    {
      says: "a local time",
      lines: [...good, "2026-01-01 00:02:00,2"],
      message: /^t\.csv:4: got "2026-01-01 00:02:00", expected an ISO-8601 UTC timestamp/,
    },
    {
      says: "a day that does not exist",
      lines: [...good, "2026-02-30T00:02:00Z,2"],
      message: /^t\.csv:4: got "2026-02-30T00:02:00Z", expected an ISO-8601 UTC timestamp/,
    },
    {
      says: "a negative count",
      lines: [...good, "2026-01-01T00:02:00Z,-1"],
      message: /^t\.csv:4: got "-1", expected a count/,
    },
    { says: "no count", lines: [...good, "2026-01-01T00:02:00Z,"], message: /^t\.csv:4: got "", expected a count/ },
    { says: "a word", lines: [...good, "2026-01-01T00:02:00Z,NaN"], message: /^t\.csv:4: got "NaN", expected a count/ },
    {
      says: "a missing field",
      lines: [...good, "2026-01-01T00:02:00Z"],
      message: /^t\.csv:4: got 1 fields, expected 2 fields/,
    },
    { says: "a blank line within", lines: [...good, "", "2026-01-01T00:02:00Z,1"], message: /^t\.csv:4: got 1 fields/ },
    {
      says: "a fleet",
      lines: ["timestamp,a,b", "2026-01-01T00:00:00Z,1,2", "2026-01-01T00:01:00Z,1,2"],
      message: /^t\.csv:1: got the columns a, b, expected the one column `count`/,
    },
  ])("refuses $says", ({ lines, message }) => {
    const parse = () => parseTrace(lines.join("\n"), "t.csv");
    expect(parse).toThrow(InvalidInputError);
    expect(parse).toThrow(message);
  });
});

describe("parseFleet", () => {
  it("gives a trace per column", () => {
    const fleet = parseFleet(rows("timestamp,a,b", "2026-01-01T00:00:00Z,1,2", "2026-01-01T00:01:00Z,3,4"), "f.csv");
    expect(fleet.map(({ name, counts }) => [name, ...counts])).toEqual([
      ["a", 1, 3],
      ["b", 2, 4],
    ]);
  });

  it("refuses two columns of one name", () => {
    const text = rows("timestamp,a,a", "2026-01-01T00:00:00Z,1,2", "2026-01-01T00:01:00Z,3,4");
    expect(() => parseFleet(text, "f.csv")).toThrow(/^f\.csv:1: got column "a" twice/);
  });
});
