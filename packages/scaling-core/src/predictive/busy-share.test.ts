import { describe, expect, it } from "vitest";
import { overflow, spreadOf } from "./busy-share.js";

/** Erlang's loss formula by its recursion: B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)). */
function erlangB(servers: number, offered: number): number {
  let loss = 1;
  for (let n = 1; n <= servers; n += 1) loss = (offered * loss) / (n + offered * loss);
  return loss;
}

describe("overflow", () => {
  it.each([
    [10, 10],
    [12, 10],
    [15, 10],
    [40, 40],
    [50, 40],
    [100, 120],
  ])("of %i environments under %i executions is Erlang-B's within 3 % of the load", (environments, mean) => {
    const exact = mean * erlangB(environments, mean);
    expect(Math.abs(overflow(environments, mean, Math.sqrt(mean)) - exact)).toBeLessThan(0.03 * mean);
  });

  it("is everything without environments and nothing with far more than enough", () => {
    expect(overflow(0, 7, 2)).toBe(7);
    expect(overflow(60, 7, 2)).toBe(0);
    expect(overflow(5, 0, 1)).toBe(0);
  });
});

it("takes a maximum beyond Poisson's for a burst", () => {
  expect(spreadOf(9, 15)).toBe(3); // sqrt(9); (15 - 9) / 3 is less
  expect(spreadOf(9, 39)).toBe(10); // (39 - 9) / 3
});
