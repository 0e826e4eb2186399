import { readFile } from "node:fs/promises";
import { demoOptions, generateDemoTrace, minuteMs, parseTrace, type Trace } from "@serverless-autoscaler/simulator";
import type { SimulatedFunction } from "../cloud/simulated-function.js";
import type { ServeArguments } from "./arguments.js";

/** The trace that ships with the simulator. */
const DEMO = "demo";
const hourMs = 60 * minuteMs;

/**
 * The functions that were asked for, their traces moved together so that `fromHours` after the earliest start is
 * `nowMs`. Each has a seed of its own: equal traces are not equal requests.
 *
 * @throws {InvalidInputError} from the simulator; what reading a file throws
 */
export async function functionsOf(
  { functions, fromHours, behaviour }: ServeArguments,
  nowMs: number,
): Promise<readonly SimulatedFunction[]> {
  const { seed = 1 } = behaviour;
  const traces = await Promise.all(functions.map(({ trace }, index) => readTrace(trace, seed + index)));
  const firstMs = traces.reduce((first, { startMs }) => Math.min(first, startMs), Number.POSITIVE_INFINITY);
  const moveMs = Math.round((nowMs - fromHours * hourMs - firstMs) / minuteMs) * minuteMs;
  return functions.map(({ name, trace: source }, index) => {
    const trace = traces[index] as Trace;
    return {
      name,
      trace: { ...trace, startMs: trace.startMs + moveMs },
      behaviour: { ...(source === DEMO ? demoOptions : {}), ...behaviour, seed: seed + index },
    };
  });
}

async function readTrace(source: string, seed: number): Promise<Trace> {
  return source === DEMO ? generateDemoTrace({ seed, days: 7 }) : parseTrace(await readFile(source, "utf8"), source);
}
