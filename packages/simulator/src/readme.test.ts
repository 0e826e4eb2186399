import { describe, expect, it } from "vitest";
import { baseline, demoOptions, generateDemoTrace, rulesPolicy, simulate } from "./index.js";

describe("the README's example", () => {
  it("runs, and scaling buys fewer cold starts", async () => {
    const days = generateDemoTrace({ seed: 1, days: 2 });
    const policies = [
      baseline("none"),
      rulesPolicy("targetTracking", { policies: [{ type: "targetTracking", targetUtilization: 0.7 }] }),
    ];
    const [none, tracking] = await Promise.all(policies.map((policy) => simulate(days, demoOptions, policy)));
    expect(tracking?.result.coldStarts).toBeLessThan(0.5 * (none?.result.coldStarts ?? 0));
    expect(none?.timeline).toEqual([]);
    expect(tracking?.timeline.length).toBeGreaterThan(0);
    expect(tracking?.decisions.length).toBeGreaterThan(0);
  });
});
