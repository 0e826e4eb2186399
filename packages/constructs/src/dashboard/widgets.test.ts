import { describe, expect, it } from "vitest";
import { functionCharts } from "./function-charts.js";
import { dashboardBody } from "./widgets.js";

describe("dashboardBody", () => {
  it("puts two charts a row, and each line with its dimensions and statistic", () => {
    const { widgets } = JSON.parse(dashboardBody("eu-west-1", functionCharts("checkout", "live"))) as {
      widgets: readonly { x: number; y: number; properties: { metrics: readonly unknown[]; region: string } }[];
    };
    expect(widgets.slice(0, 3).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [12, 0],
      [0, 6],
    ]);
    expect(widgets[0]?.properties.region).toBe("eu-west-1");
    expect(widgets[0]?.properties.metrics).toEqual([
      ["AWS/Lambda", "ConcurrentExecutions", "FunctionName", "checkout", { stat: "Maximum", label: "busy" }],
      [
        "AWS/Lambda",
        "ProvisionedConcurrentExecutions",
        "FunctionName",
        "checkout",
        "Resource",
        "checkout:live",
        { stat: "Maximum", label: "busy, provisioned" },
      ],
    ]);
  });
});
