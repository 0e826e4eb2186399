import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const root = mkdtempSync(join(tmpdir(), "autoscaler-constructs-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A new folder that goes when the test file is done. */
export function scratchFolder(): string {
  return mkdtempSync(join(root, "scratch-"));
}
