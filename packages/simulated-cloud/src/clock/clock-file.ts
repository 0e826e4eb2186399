import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClockLine } from "./region-clock.js";

/**
 * The region's clock for other processes: three doubles in a file (what it shows, at which real instant, how fast),
 * because `Date.now()` must be answered at once and nothing but a file can be asked synchronously from another process.
 * `virtual-time.mjs` reads it.
 */
export class ClockFile {
  readonly path: string;
  readonly #directory: string;
  readonly #file: number;

  constructor() {
    this.#directory = mkdtempSync(join(tmpdir(), "simulated-clock-"));
    this.path = join(this.#directory, "clock");
    this.#file = openSync(this.path, "w");
  }

  write({ atMs, realMs, speed }: ClockLine): void {
    writeSync(this.#file, Float64Array.of(atMs, realMs, speed), 0, undefined, 0);
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#directory, { recursive: true });
  }
}
