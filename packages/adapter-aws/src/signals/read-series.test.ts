import { describe, expect, it } from "vitest";
import { asSeries, joinPages } from "./read-series.js";

const minute = (n: number): Date => new Date(n * 60_000);
const page = (StatusCode: "Complete" | "PartialData" | "InternalError" | "Forbidden", values: [number, number][]) => ({
  Id: "s0",
  StatusCode,
  Timestamps: values.map(([at]) => minute(at)),
  Values: values.map(([, value]) => value),
});

describe("joinPages and asSeries", () => {
  it("joins pages, sorts by time, and takes the status of the last page", () => {
    const read = joinPages("s0", [page("PartialData", [[7, 3]]), page("Complete", [[6, 2]])], []);
    expect(asSeries(read, 0, 60_000_000)).toEqual({
      ok: true,
      value: {
        complete: true,
        points: [
          { at: 360_000, value: 2 },
          { at: 420_000, value: 3 },
        ],
      },
    });
  });

  it("takes the larger of a minute that came twice", () => {
    const read = joinPages("s0", [page("PartialData", [[7, 3]]), page("Complete", [[7, 5]])], []);
    expect(read.points).toEqual([{ at: 420_000, value: 5 }]);
  });

  it("keeps only whole minutes inside the window", () => {
    const read = joinPages(
      "s0",
      [
        page("Complete", [
          [4, 1],
          [5, 2],
          [9, 3],
          [10, 4],
        ]),
      ],
      [],
    );
    expect(asSeries(read, 5 * 60_000, 10.5 * 60_000)).toMatchObject({
      value: { points: [{ value: 2 }, { value: 3 }] }, // minute 10 ends at 11
    });
  });

  it.each([
    ["partial data", joinPages("s0", [page("PartialData", [[7, 3]])], [])],
    ["a series that no page mentions", joinPages("s0", [], [])],
    ["a remark about the call", joinPages("s0", [page("Complete", [[7, 3]])], ["MaxMetricsExceeded: too many"])],
    [
      "a remark about the series",
      joinPages("s0", [{ ...page("Complete", [[7, 3]]), Messages: [{ Code: "ArithmeticError", Value: "x" }] }], []),
    ],
  ])("calls %s incomplete", (_, read) => {
    expect(asSeries(read, 0, 60_000_000)).toMatchObject({ ok: true, value: { complete: false } });
  });

  it.each([
    ["InternalError", true, "InternalError"],
    ["Forbidden", false, "grant cloudwatch:GetMetricData"],
  ] as const)("makes a failure of %s", (code, retryable, text) => {
    const series = asSeries(joinPages("s0", [page(code, [])], []), 0, 60_000_000);
    expect(series).toMatchObject({ ok: false, failure: { code, retryable, message: expect.stringContaining(text) } });
  });
});
