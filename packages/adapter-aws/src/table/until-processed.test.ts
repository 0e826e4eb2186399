import { describe, expect, it } from "vitest";
import { untilProcessed } from "./until-processed.js";

describe("untilProcessed", () => {
  it("asks again for what is left over, and only for that", async () => {
    const sent: (readonly number[])[] = [];
    await untilProcessed([1, 2, 3, 4], async (batch) => {
      sent.push(batch);
      return batch.slice(1);
    });
    expect(sent).toEqual([[1, 2, 3, 4], [2, 3, 4], [3, 4], [4]]);
  });

  it("gives up after six rounds without any progress", async () => {
    let rounds = 0;
    const stuck = untilProcessed([1, 2], async (batch) => {
      rounds += 1;
      return batch;
    });
    await expect(stuck).rejects.toThrow("left 2 items unprocessed 6 times in a row");
    expect(rounds).toBe(6);
  });

  it("goes on as long as there is progress", async () => {
    const all = Array.from({ length: 4 }, (_, index) => index);
    let rounds = 0;
    await untilProcessed(all, async (batch) => {
      rounds += 1;
      return rounds % 3 === 0 ? batch.slice(1) : batch;
    });
    expect(rounds).toBe(12);
  });
});
