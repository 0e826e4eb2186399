import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { autoscale, folder } from "./command.js";

/** Two hours: quiet, a crowd of a quarter of an hour, quiet. */
const trace = [
  "timestamp,count",
  ...Array.from({ length: 120 }, (_, minute) => {
    const at = new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString().replace(".000", "");
    return `${at},${minute >= 40 && minute < 55 ? 900 : 60}`;
  }),
].join("\n");

it("replays a trace, draws it, explains it and leaves a report", async () => {
  const cwd = await folder();
  await writeFile(join(cwd, "t.csv"), `${trace}\n`);
  const { exitCode, stdout } = await autoscale(["demo", "--trace", "t.csv", "--report", "r.html"], {}, cwd);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("provisioned");
  expect(stdout).toContain("targetTracking: ");
  expect(stdout).toContain("without scaling");
  const html = await readFile(join(cwd, "r.html"), "utf8");
  expect(html).toContain("<svg");
  expect(html).not.toMatch(/(src|href)="https?:/);
});

it("gives the same figures for the same seed, and others for another", async () => {
  const cwd = await folder();
  await writeFile(join(cwd, "t.csv"), `${trace}\n`);
  const figures = async (seed: string) => {
    const { stdout } = await autoscale(["demo", "--trace", "t.csv", "--seed", seed, "--json"], {}, cwd);
    const { policies } = JSON.parse(stdout);
    expect(policies.map(({ policy }: { policy: string }) => policy)).toEqual(["none", "aws-target-tracking", "shop"]);
    return JSON.stringify(policies);
  };
  const first = await figures("1");
  expect(await figures("1")).toBe(first);
  expect(await figures("2")).not.toBe(first);
});
