import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("./serve.ts", import.meta.url));
const flags = ["--conditions=@serverless-autoscaler/source", "--import", "tsx", SCRIPT];

it("serves traces of which hours have passed already, a line a minute, until it is told to stop", async () => {
  const folder = await mkdtemp(join(tmpdir(), "traces-"));
  const trace = join(folder, "t.csv");
  const hours = Array.from({ length: 6 }, (_, hour) => `2020-01-01T0${hour}:00:00Z,${(hour + 1) * 600}\n`);
  await writeFile(trace, `timestamp,count\n${hours.join("")}`);
  const options = ["--port", "0", "--trace", trace, "--function", "shop", "--speed", "600", "--from", "2"];
  const child = spawn(process.execPath, [...flags, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  let url: string | undefined;
  const seen: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    url ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    const [, minute, requests] = /^(\S+Z) shop: (\d+) requests/.exec(line) ?? [];
    if (minute === undefined) continue;
    // The third hour has 1800 requests: about 30 a minute.
    expect(Number(requests)).toBeGreaterThan(5);
    if (seen.push(minute) === 5) break;
  }
  expect(new Set(seen).size).toBe(5);
  expect(await (await fetch(`${url}/_local/health`)).json()).toEqual({ status: "ok" });
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
  await rm(folder, { recursive: true });
});

it.each([
  { options: ["--trace", "nowhere.csv"], message: "nowhere.csv" },
  { options: ["--speed", "0"], message: "speed: 0 is not valid" },
  { options: ["--memory-mb", "1"], message: "memoryMb: got 1, expected 128..10240 MB" },
])("ends with 2 on $options", async ({ options, message }) => {
  const child = spawn(process.execPath, [...flags, "--port", "0", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let written = "";
  child.stderr.on("data", (chunk: Buffer) => {
    written += chunk.toString();
  });
  const [code] = await once(child, "close");
  expect(code).toBe(2);
  expect(written).toContain(message);
  expect(written).toContain("--keep-alive-seconds");
});
