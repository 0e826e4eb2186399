import { LambdaClient } from "@aws-sdk/client-lambda";
import type { Trace } from "@serverless-autoscaler/simulator";
import { onTestFinished } from "vitest";
import { HeldClock } from "../src/clock/region-clock.js";
import { type SimulatedAws, type SimulatedAwsOptions, startSimulatedAws } from "../src/start-simulated-aws.js";

/** A Monday at midnight, UTC. */
export const mondayMs = Date.UTC(2026, 0, 5);
export const MINUTE = 60_000;

/** A trace of one-minute bins from Monday on. */
export function minuteTrace(counts: readonly number[]): Trace {
  return { name: "test", startMs: mondayMs, binMs: MINUTE, counts: Float64Array.from(counts) };
}

/** The same count in every minute. */
export const steadyTrace = (count: number, minutes: number): Trace =>
  minuteTrace(new Array<number>(minutes).fill(count));

/** A region in held time from Monday on, gone when the test is. */
export async function startRegion(options: Omit<SimulatedAwsOptions, "clock">): Promise<SimulatedAws> {
  const region = await startSimulatedAws({ ...options, clock: new HeldClock(mondayMs) });
  onTestFinished(() => region.close());
  return region;
}

export const credentials = { accessKeyId: "test", secretAccessKey: "test" };
export const clientConfig = (region: SimulatedAws) => ({
  endpoint: region.url,
  region: "us-east-1",
  credentials,
  maxAttempts: 1,
});
export const lambdaOf = (region: SimulatedAws): LambdaClient => new LambdaClient(clientConfig(region));
