import { describe, expect, it } from "vitest";
import { provisionedCapacity } from "./provisioned-capacity.js";

const AT = Date.parse("2026-11-21T08:00:00Z");
const version = { locked: undefined, unit: { memoryMb: 512, architecture: "arm64" } } as const;
const config = (Status: "READY" | "IN_PROGRESS" | "FAILED", over = {}) => ({
  own: {
    RequestedProvisionedConcurrentExecutions: 10,
    AvailableProvisionedConcurrentExecutions: Status === "READY" ? 10 : 4,
    Status,
    LastModified: "2026-11-21T07:58:30+0000",
    ...over,
  },
  others: 0,
});
const read = (configs: Parameters<typeof provisionedCapacity>[3], reserved: number | "unset" = "unset") =>
  provisionedCapacity("shop:live", { reserved, locked: undefined }, version, configs, AT);

describe("provisionedCapacity", () => {
  it("is zero where there is no configuration", () => {
    expect(read({ own: undefined, others: 0 })).toEqual({
      requested: 0,
      ready: 0,
      readAt: AT,
      unit: { memoryMb: 512, architecture: "arm64" },
    });
  });

  it("is locked while AWS allocates, and says for how long", () => {
    expect(read(config("IN_PROGRESS"))).toMatchObject({
      requested: 10,
      ready: 4,
      locked: { code: "allocationInProgress", values: { requested: 10, seconds: 90 } },
    });
  });

  it("leaves the time out when AWS does not say since when", () => {
    expect(read(config("IN_PROGRESS", { LastModified: undefined })).locked?.text).toBe(
      "shop:live: AWS is allocating 10",
    );
  });

  it("takes what AWS gave up on for not asked for, and is not locked", () => {
    const failed = read(config("FAILED", { StatusReason: "FUNCTION_ERROR_INIT_FAILURE" }));
    expect(failed).toMatchObject({ requested: 4, ready: 4 }); // six are missing: they are asked for again
    expect(failed.locked).toBeUndefined();
  });

  it.each([
    { reserved: 30, others: 0, ceiling: 30 },
    { reserved: 30, others: 12, ceiling: 18 }, // 30 - 12
    { reserved: 10, others: 12, ceiling: 0 }, // never below nothing
  ])("may hold $ceiling under a cap of $reserved of which others hold $others", ({ reserved, others, ceiling }) => {
    expect(read({ ...config("READY"), others }, reserved).ceiling).toMatchObject({
      value: ceiling,
      because: { code: "ceiling", values: { reserved, others } },
    });
  });

  it("has no ceiling without a reservation", () => {
    expect(read(config("READY"))).not.toHaveProperty("ceiling");
  });
});
