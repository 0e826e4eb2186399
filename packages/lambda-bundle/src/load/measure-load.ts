import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { Readable, type Stream } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { LoadFailedError } from "../errors.js";
import { median } from "./median.js";

/** A module whose load time is wanted. */
export interface LoadSubject {
  readonly name: string;
  readonly file: string;
  /** What the module needs to load. Default: nothing. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** How long one module takes to load. */
export interface LoadTime {
  readonly name: string;
  /** Median over all rounds. */
  readonly medianMs: number;
  /** Median over all rounds of (this module / the first subject, in the same round); 1 for the first itself. */
  readonly ratio: number;
}

/**
 * Measures the import time of modules, each time in a fresh process.
 *
 * The subjects take turns, and ratios are formed within a round, so that a machine that slows down slows all of them: a
 * ratio holds where the milliseconds do not.
 *
 * @param runs rounds that count; one more goes before them, to fill the disk cache
 * @throws {LoadFailedError} when a module does not load, with what it wrote
 * @example await measureLoad({ subjects: [{ name: "sdk", file: a }, { name: "scaler", file: b }], runs: 15 })
 */
export async function measureLoad(options: { subjects: readonly LoadSubject[]; runs: number }): Promise<LoadTime[]> {
  const { subjects, runs } = options;
  const rounds: number[][] = [];
  for (let round = 0; round <= runs; round++) {
    const times: number[] = [];
    for (const subject of subjects) times.push(await loadOnce(subject));
    if (round > 0) rounds.push(times);
  }
  return subjects.map(({ name }, index) => ({
    name,
    medianMs: median(rounds.map((times) => times[index] ?? Number.NaN)),
    ratio: median(rounds.map((times) => (times[index] ?? Number.NaN) / (times[0] ?? Number.NaN))),
  }));
}

const PROBE = fileURLToPath(new URL("./load-probe.mjs", import.meta.url));

async function loadOnce({ name, file, environment = {} }: LoadSubject): Promise<number> {
  const path = resolve(file);
  const child = spawn(process.execPath, [PROBE, path], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [, , stderr, result] = child.stdio;
  const [problems, loadMs] = await Promise.all([textOf(stderr), textOf(result), once(child, "close")]);
  if (loadMs === "") throw new LoadFailedError(`${name} (${path}) does not load:\n${problems.trim()}`);
  return Number(loadMs);
}

function textOf(stream: Stream | null | undefined): Promise<string> {
  return stream instanceof Readable ? text(stream) : Promise.resolve("");
}
