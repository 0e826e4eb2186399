import { describe, expect, it } from "vitest";
import { unreservedFloor } from "./outcome.js";

// The texts are AWS's, as users reported them.
describe("unreservedFloor", () => {
  it.each([
    [
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      100,
    ],
    [
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [50].",
      50,
    ],
    [
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [10]",
      10,
    ],
    [
      "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
      undefined,
    ],
    ["", undefined],
  ])("reads %s as %s", (message, floor) => {
    expect(unreservedFloor(message)).toBe(floor);
  });
});
