import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { autoscale, folder } from "./command.js";

const good = `version: 1
targets:
  shop:
    resource: { kind: lambda-provisioned, function: shop, alias: live }
    bounds: { min: 0, max: 100 }
    policies: [{ type: targetTracking }]
`;

async function policyFile(text: string): Promise<string> {
  const path = join(await folder(), "policies.yaml");
  await writeFile(path, text);
  return path;
}

describe("autoscale validate", () => {
  it("accepts a good file and says what it holds", async () => {
    const { exitCode, stdout } = await autoscale(["validate", await policyFile(good)]);
    expect(stdout).toContain("valid, 1 targets");
    expect(stdout).toContain("shop: lambda-provisioned shop:live, 0 to 100, by targetTracking");
    expect(exitCode).toBe(0);
  });

  it.each([
    ["a typo", good.replace("bounds", "boundz"), ":5: targets.shop.boundz", 'did you mean "bounds"'],
    ["a bad bound", good.replace("max: 100", "max: -1"), ":5: targets.shop.bounds.max: -1", "whole number from 0"],
    [
      "a malformed cron",
      good.replace("{ type: targetTracking }", '{ type: scheduled, cron: "61 * * * *", duration: 1h, min: 1 }'),
      ":6: targets.shop.policies[0].cron",
      "valid cron expression",
    ],
  ])("refuses %s with line, path and what was expected; exit 2", async (_, text, where, expected) => {
    const path = await policyFile(text);
    const { exitCode, stdout, stderr } = await autoscale(["validate", path]);
    expect(stderr).toContain(`${path}${where}`);
    expect(stderr).toContain(expected);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it("gives one JSON document with --json, before or after the command", async () => {
    const path = await policyFile(good.replace("max: 100", "max: -1"));
    for (const args of [
      ["--json", "validate", path],
      ["validate", path, "--json"],
    ]) {
      const { exitCode, stdout } = await autoscale(args);
      expect(JSON.parse(stdout)).toMatchObject({
        valid: false,
        problems: [{ path: "targets.shop.bounds.max", line: 5 }],
      });
      expect(exitCode).toBe(2);
    }
  });
});

describe("usage", () => {
  it.each([
    ["a file that is not there", ["validate", "/nowhere/p.yaml"], "cannot read the policy file: no such file"],
    ["a folder for a file", ["validate", "/"], "it is a folder"],
    ["an unknown command", ["scale"], "unknown command 'scale'"],
    ["an unknown option", ["validate", "--strict", "x"], "unknown option '--strict'"],
    ["a duration that is none", ["pause", "shop", "--for", "soon", "--reason", "x"], "expected a duration such as 90s"],
    ["a capacity that is none", ["override", "shop", "many", "--for", "1h", "--reason", "x"], "whole number"],
    ["a pause without a reason", ["pause", "shop", "--for", "1h"], "--reason"],
    ["an interval out of range", ["run", "--config", "/nowhere", "--interval", "1s"], "--interval"],
    ["a table that is meant to be a file", ["demo", "--trace", "/nowhere.csv"], "cannot read the trace: no such file"],
  ])("refuses %s; exit 2, nothing on standard output", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await autoscale(args);
    expect(stderr).toContain(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it("helps a stranger", async () => {
    const { exitCode, stdout } = await autoscale(["--help"]);
    for (const command of ["validate", "plan", "run", "explain", "pause", "resume", "override", "demo"]) {
      expect(stdout).toContain(command);
    }
    expect(exitCode).toBe(0);
  });
});

describe("operator controls in files", () => {
  it("say, show and take back, for one target and for all", async () => {
    const cwd = await folder();
    const run = (...args: string[]) => autoscale(args, {}, cwd);
    expect((await run("pause", "shop", "--for", "2h", "--reason", "incident 7")).stdout).toMatch(
      /paused until .* incident 7/,
    );
    expect((await run("override", "shop", "40", "--for", "1h", "--reason", "launch")).stdout).toContain(
      "override to 40",
    );
    expect(JSON.parse((await run("pause", "*", "--for", "1h", "--reason", "freeze", "--json")).stdout)).toMatchObject({
      target: "*",
      control: { pause: { reason: "freeze" } },
    });
    const resumed = await run("resume", "shop");
    expect(resumed.stdout).toContain("*: paused until"); // it still holds for every target
    expect(resumed.stdout).toContain("files in .autoscale");
    expect(resumed.stderr).toContain("no tick has seen a target of this name");
    expect((await run("resume", "*")).stdout).toContain("follows its policies");
  });

  it("lose nothing when many speak at once", async () => {
    const cwd = await folder();
    const names = Array.from({ length: 6 }, (_, index) => `t${index}`);
    await Promise.all(names.map((name) => autoscale(["pause", name, "--for", "1h", "--reason", name], {}, cwd)));
    const { stdout } = await autoscale(["pause", "last", "--for", "1h", "--reason", "x", "--json"], {}, cwd);
    expect(JSON.parse(stdout)).toMatchObject({ target: "last" });
    const { readFile } = await import("node:fs/promises");
    const kept = JSON.parse(await readFile(join(cwd, ".autoscale/state.json"), "utf8"));
    expect(Object.keys(kept.targets).sort()).toEqual(["last", ...names]);
  });

  it("say what is wrong with a state that cannot be read, and leave it", async () => {
    const cwd = await folder();
    await autoscale(["pause", "shop", "--for", "1h", "--reason", "x"], {}, cwd);
    await writeFile(join(cwd, ".autoscale/state.json"), "{ torn");
    const { exitCode, stderr } = await autoscale(["resume", "shop"], {}, cwd);
    expect(stderr).toContain("not readable as JSON");
    expect(exitCode).toBe(1);
  });
});
