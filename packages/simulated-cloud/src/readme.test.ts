import { readFile } from "node:fs/promises";
import { demoOptions, generateDemoTrace } from "@serverless-autoscaler/simulator";
import { expect, it } from "vitest";
import { HeldClock, startSimulatedAws } from "./index.js";

it("has an example that runs as written", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1]?.replaceAll(/^import .*$/gm, "");
  const told: unknown[] = [];
  const names = ["HeldClock", "startSimulatedAws", "demoOptions", "generateDemoTrace", "console"];
  const run = new Function(...names, `return (async () => {${example}})();`);
  await run(HeldClock, startSimulatedAws, demoOptions, generateDemoTrace, {
    log: (...values: unknown[]) => told.push(...values),
  });
  const [coldStarts, ready] = told;
  expect(coldStarts).toBeGreaterThan(0);
  expect(ready).toBe(40);
});
