import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findMoto } from "./find-moto.js";

let folder: string;
let program: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "moto-"));
  program = join(folder, "moto_server");
  writeFileSync(program, "#!/bin/sh\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("is found on PATH where it may be run, and by MOTO_SERVER before that", () => {
  const PATH = ["/nowhere", folder].join(delimiter);
  chmodSync(program, 0o644);
  expect(findMoto({ PATH })).toBeUndefined();
  chmodSync(program, 0o755);
  expect(findMoto({ PATH })).toBe(program);
  expect(findMoto({ PATH: "", MOTO_SERVER: program })).toBe(program);
  expect(findMoto({ PATH, MOTO_SERVER: "/nowhere/moto_server" })).toBeUndefined();
});
