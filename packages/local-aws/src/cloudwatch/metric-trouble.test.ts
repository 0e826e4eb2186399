import { expect, test } from "vitest";
import type { Fault } from "../faults/fault.js";
import { strikeAnswer } from "./metric-trouble.js";

const fault = (kind: Fault["kind"], delayMs = 0): Fault => ({ service: "cloudwatch", kind, delayMs });

/** An upstream's answer: minutes 0, 1 and 2 of 1970. */
const answer = (seconds: readonly number[]): Buffer =>
  Buffer.from(
    JSON.stringify({
      MetricDataResults: [
        { Id: "a", Timestamps: seconds, Values: seconds.map((at) => at / 60), StatusCode: "Complete" },
      ],
    }),
  );

test.each([
  { faults: [fault("partialData")], status: "PartialData", left: [0, 1] },
  { faults: [fault("missingMetrics")], status: "Complete", left: [] },
  // Minute 1 ended at 120 s: 80 s ago.
  { faults: [fault("lateMetrics", 80_000)], status: "Complete", left: [0, 1] },
  { faults: [fault("lateMetrics", 80_001)], status: "Complete", left: [0] },
  { faults: [fault("lateMetrics", 80_000), fault("partialData")], status: "PartialData", left: [0] },
])("strikes an upstream's answer: $faults", ({ faults, status, left }) => {
  const struck = (seconds: readonly number[]) => JSON.parse(strikeAnswer(faults, answer(seconds), 200_000));
  const ascending = { Id: "a", Timestamps: left.map((minute) => minute * 60), Values: left, StatusCode: status };
  expect(struck([0, 60, 120])).toEqual({ MetricDataResults: [ascending] });
  expect(struck([120, 60, 0])).toMatchObject({ MetricDataResults: [{ Values: left.toReversed() }] });
});
