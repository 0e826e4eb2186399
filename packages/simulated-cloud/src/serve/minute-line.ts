import { minuteMs } from "@serverless-autoscaler/simulator";
import type { SimulatedCloud } from "../cloud/simulated-cloud.js";

/** What became of a function's requests in the minute that began at `atMs`, in one line. */
export function minuteLine(cloud: SimulatedCloud, name: string, atMs: number): string {
  const { originMs, length, invocations, concurrencyMax, ready, coldStarts, throttles } = cloud.minutes(name);
  const minute = (atMs - originMs) / minuteMs;
  const at = `${new Date(atMs).toISOString().slice(0, 16)}Z`;
  if (minute < 0 || minute >= length) return `${at} ${name}: outside its trace`;
  return (
    `${at} ${name}: ${invocations[minute]} requests, ${concurrencyMax[minute]} at once, ` +
    `${Math.round(ready[minute] as number)} provisioned, ${coldStarts[minute]} cold, ${throttles[minute]} throttled`
  );
}
