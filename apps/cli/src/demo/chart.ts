import { regularSeries, type TimeSeriesChart } from "@serverless-autoscaler/report";
import { MINUTE_MS } from "@serverless-autoscaler/scaling-core";
import type { Replay } from "./replay.js";

/** Load against capacity, with the cold starts that were left. */
export function loadChart({ scaled, trace, target }: Replay): TimeSeriesChart {
  const { minutes, timeline } = scaled;
  const busy = minutes.concurrencyMax.subarray(0, minutes.length);
  return {
    title: `${trace.name}: load against provisioned capacity of ${target.name}`,
    unit: "executions",
    load: regularSeries("busy at a time", minutes.originMs, MINUTE_MS, busy),
    capacity: [
      {
        label: "provisioned",
        at: [minutes.originMs, ...timeline.map(({ atMs }) => atMs)],
        values: [0, ...timeline.map(({ provisioned }) => provisioned)],
      },
    ],
    below: regularSeries("cold starts", minutes.originMs, MINUTE_MS, minutes.coldStarts.subarray(0, minutes.length)),
  };
}
