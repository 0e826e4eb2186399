import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { asObject, asText } from "../../src/json.js";
import { lintWorkflows } from "./lint.js";
import { everyJob, workflows } from "./read-workflows.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

it("are the six that the documentation names", () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual([
    "checks.yml",
    "deploy.yml",
    "drift.yml",
    "forward-compatibility.yml",
    "promote.yml",
    "pull-request.yml",
  ]);
});

it("satisfy actionlint", async () => {
  expect(await lintWorkflows()).toEqual([]);
});

it("keep no artefact longer than a week", () => {
  const uploads = everyJob.flatMap(({ name, steps }) =>
    steps.flatMap(({ uses, with: options }) =>
      asText(uses)?.startsWith("actions/upload-artifact@") ? [{ name, days: asObject(options)["retention-days"] }] : [],
    ),
  );
  expect(uploads.length).toBeGreaterThan(3);
  for (const { name, days } of uploads) expect([name, typeof days === "number" && days <= 7]).toEqual([name, true]);
});

it("run on a named machine, and end", () => {
  for (const { name, job } of everyJob) {
    if (job.uses !== undefined) continue;
    expect([name, job["runs-on"], typeof job["timeout-minutes"]]).toEqual([name, "ubuntu-24.04", "number"]);
  }
});

it("run scripts that the repository has", () => {
  const { scripts } = asObject(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const names = everyJob.flatMap(({ steps }) =>
    steps.flatMap(({ run }) =>
      [...(asText(run) ?? "").matchAll(/\bnpm (?:run )?([a-z0-9:]+)/g)].map(([, name = ""]) => name),
    ),
  );
  const own = names.filter((name) => !["ci", "install", "sbom"].includes(name));
  expect(own).toContain("rehearse");
  for (const name of own) expect([name, typeof asObject(scripts)[name]]).toEqual([name, "string"]);
});

it("use verbs and options that the tool has", async () => {
  const { run } = await import("../../src/cli/run.js");
  const help: string[] = [];
  await run(["help"], { variables: {}, say: (line) => void help.push(line), answer: () => {} });
  const usages = new Map(
    help
      .join("\n")
      .split("\n")
      .map((line) => [line.trim().split(" ")[0] ?? "", line]),
  );
  const commands = everyJob.flatMap(({ steps }) =>
    steps.flatMap(({ run: script }) =>
      [...(asText(script) ?? "").replace(/\\\n\s*/g, "").matchAll(/deliver\.js ([a-z-]+)([^\n|>]*)/g)].map(
        ([, verb = "", rest = ""]) => ({ verb, options: rest.match(/--[a-z-]+/g) ?? [] }),
      ),
    ),
  );
  expect(commands.length).toBeGreaterThan(15);
  for (const { verb, options } of commands) {
    const usage = usages.get(verb) ?? "no such verb";
    expect([verb, usage]).toEqual([verb, expect.stringContaining(verb)]);
    for (const option of options) expect(usage).toContain(option);
  }
});
