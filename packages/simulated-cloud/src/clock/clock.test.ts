import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startLambda } from "@serverless-autoscaler/lambda-bundle";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ClockFile } from "./clock-file.js";
import { HeldClock, RunningClock } from "./region-clock.js";

const PRELOAD = new URL("./virtual-time.mjs", import.meta.url).href;
const january = Date.UTC(2026, 0, 5);

let file: ClockFile;
beforeEach(() => {
  file = new ClockFile();
});
afterEach(() => file.remove());

/** What a process in the region's time evaluates an expression to. */
async function evaluate(expression: string): Promise<unknown> {
  const code = `process.stdout.write(JSON.stringify(${expression}))`;
  const env = { SIMULATED_CLOCK_FILE: file.path };
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", PRELOAD, "-e", code], { env });
  return JSON.parse(stdout);
}

it("puts another process into held time, and leaves given dates and types alone", async () => {
  file.write(new HeldClock(january).line());
  expect(
    await evaluate(`[
      Date.now(), new Date().getTime(), Date.parse(Date()), new Date(5).getTime(), new Date(2026, 1).getMonth(),
      new Date() instanceof Date, new Date().constructor === Date, new (class extends Date {})().getTime(), Date.UTC(1970),
    ]`),
  ).toEqual([january, january, january, 5, 1, true, true, january, 0]);
});

it("lets it run as fast as the region does", async () => {
  const clock = new RunningClock(january, 3600);
  file.write(clock.line());
  const beforeMs = clock.now();
  const seenMs = await evaluate("Date.now()");
  const afterMs = clock.now();
  expect(seenMs).toBeGreaterThanOrEqual(beforeMs);
  expect(seenMs).toBeLessThanOrEqual(afterMs);
  expect(afterMs).toBeGreaterThan(beforeMs);
});

it("does not start a process without a clock", async () => {
  const start = promisify(execFile)(process.execPath, ["--import", PRELOAD, "-e", "1"], { env: {} });
  await expect(start).rejects.toThrow("SIMULATED_CLOCK_FILE: missing");
});

it("follows a clock that is moved between invocations, and leaves a function the time that its timeout gives it", async () => {
  const directory = await mkdtemp(join(tmpdir(), "tells-time-"));
  const source = "export const handler = async (_, c) => [Date.now(), c.getRemainingTimeInMillis()];";
  await writeFile(join(directory, "lambda.mjs"), source);
  const lambda = await startLambda({
    directory,
    handler: "lambda.handler",
    timeoutMs: 20_000,
    environment: { NODE_OPTIONS: `--import ${PRELOAD}`, SIMULATED_CLOCK_FILE: file.path },
  });
  const clock = new HeldClock(january);
  for (const atMs of [january, january + 60_000, january + 86_400_000]) {
    clock.moveTo(atMs);
    file.write(clock.line());
    const { payload } = await lambda.invoke({});
    const [seenMs, leftMs] = payload as readonly [number, number];
    expect(seenMs).toBe(atMs);
    expect(leftMs).toBeLessThanOrEqual(20_000);
    expect(leftMs).toBeGreaterThan(10_000);
  }
  await lambda.stop();
  await rm(directory, { recursive: true });
});

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a speed of %d", (speed) => {
  expect(() => new RunningClock(january, speed)).toThrow(`speed: ${speed} is not valid`);
});
