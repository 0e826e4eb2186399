import { describe, expect, it } from "vitest";
import { ProvisionedBill } from "./provisioned-bill.js";

const minute = 60_000;

describe("ProvisionedBill", () => {
  it("rounds each environment's stretch up to the quantum when it is given back", () => {
    const bill = new ProvisionedBill(5 * minute, 10);
    bill.change(0, 3);
    bill.change(7 * minute, 1);
    // Two environments x 7 min -> 10 min each; one still held for 7 min.
    expect(bill.billedMs(7 * minute)).toBe((2 * 10 + 7) * minute);
    bill.change(10 * minute, 0);
    expect(bill.billedMs(60 * minute)).toBe((2 * 10 + 10) * minute);
  });

  it("charges flapping more than holding", () => {
    const flapping = new ProvisionedBill(5 * minute, 1);
    for (let at = 0; at < 10; at += 2) {
      flapping.change(at * minute, 1);
      flapping.change((at + 1) * minute, 0);
    }
    // Five stretches of a minute cost five quanta; holding for ten minutes costs two.
    expect(flapping.billedMs(10 * minute)).toBe(25 * minute);
  });

  it("gives back the environments requested last", () => {
    const bill = new ProvisionedBill(5 * minute, 10);
    bill.change(0, 1);
    bill.change(4 * minute, 2);
    bill.change(5 * minute, 1);
    // The second environment was held from minute 4 to 5: five minutes are paid for.
    expect(bill.billedMs(5 * minute)).toBe((5 + 5) * minute);
  });

  it("bills to the second with a quantum of a second", () => {
    const bill = new ProvisionedBill(1000, 4);
    bill.change(0, 4);
    bill.change(61_000, 0);
    expect(bill.billedMs(100_000)).toBe(4 * 61_000);
  });
});
