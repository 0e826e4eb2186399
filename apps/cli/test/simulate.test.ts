import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { autoscale, folder } from "./command.js";

/** Three hours, a crowd in each. */
const lines = [
  "timestamp,count",
  ...Array.from({ length: 180 }, (_, minute) => {
    const at = new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString().replace(".000", "");
    return `${at},${minute % 60 >= 30 && minute % 60 < 45 ? 1200 : 120}`;
  }),
];

async function world(cut = lines.length) {
  const cwd = await folder();
  await writeFile(join(cwd, "t.csv"), `${lines.slice(0, cut).join("\n")}\n`);
  return { cwd, run: (...args: string[]) => autoscale(["simulate", ...args], {}, cwd) };
}

describe("autoscale simulate", () => {
  it("gives the contract's document", async () => {
    const w = await world();
    const { exitCode, stdout } = await w.run(
      "--trace",
      "t.csv",
      "--policy",
      "none",
      "--policy",
      "targetTracking",
      "--json",
    );
    const document = JSON.parse(stdout);
    expect(Object.keys(document)).toEqual(["trace", "options", "policies"]);
    expect(document.options).toMatchObject({ durationMs: 200, coldStartMs: 400, train: 0.5, reserved: 1000, seed: 1 });
    expect(document.policies.map(({ policy }: { policy: string }) => policy)).toEqual(["none", "targetTracking"]);
    expect(Object.keys(document.policies[0]).sort()).toEqual(
      [
        "changes",
        "coldStartRate",
        "coldStarts",
        "costUsd",
        "onDemandGbSeconds",
        "p99WaitMs",
        "policy",
        "provisionedGbSeconds",
        "requests",
        "throttles",
        "utilization",
      ].sort(),
    );
    expect(exitCode).toBe(0);
  });

  it("writes a timeline that the future does not change, the same for the same seed", async () => {
    const timeline = async (cut?: number) => {
      const w = await world(cut);
      await w.run("--trace", "t.csv", "--policy", "targetTracking", "--timeline", "out.csv");
      expect((await readdir(w.cwd)).sort()).toEqual(["out.csv", "t.csv"]);
      return readFile(join(w.cwd, "out.csv"), "utf8");
    };
    const whole = await timeline();
    expect(whole).toMatch(/^at,provisioned\n2026-01-05T\d\d:\d\d:00Z,\d+\n/);
    expect(await timeline()).toBe(whole);
    const earlier = (await timeline(121)).trimEnd();
    expect(earlier.split("\n").length).toBeGreaterThan(3);
    expect(whole.startsWith(earlier)).toBe(true);
  });

  it("replays several traces, a fleet, and a target of a policy file, and leaves a report", async () => {
    const w = await world();
    await writeFile(join(w.cwd, "u.csv"), `${lines.join("\n")}\n`);
    await writeFile(
      join(w.cwd, "fleet.csv"),
      lines.map((line, index) => (index === 0 ? "timestamp,a,b" : `${line},7`)).join("\n"),
    );
    await writeFile(
      join(w.cwd, "p.yaml"),
      `version: 1
targets:
  shop:
    resource: { kind: lambda-provisioned, function: shop, alias: live }
    bounds: { min: 2, max: 9 }
    policies: [{ type: targetTracking }]
`,
    );
    const both = await w.run(
      "--trace",
      "t.csv",
      "--trace",
      "u.csv",
      "--config",
      "p.yaml",
      "--report",
      "r.html",
      "--json",
    );
    const documents = JSON.parse(both.stdout);
    expect(documents.map(({ trace }: { trace: string }) => trace)).toEqual(["t", "u"]);
    expect(documents[0].policies.map(({ policy }: { policy: string }) => policy)).toEqual(["none", "shop"]);
    // The same counts and the same seed in two threads.
    expect(documents[0].policies).toEqual(documents[1].policies);
    expect(await readFile(join(w.cwd, "r.html"), "utf8")).toContain("cost against cold starts");
    const fleet = await w.run("--fleet", "fleet.csv", "--policy", "none", "--json");
    expect(JSON.parse(fleet.stdout).policies[0].requests).toBeGreaterThan(documents[0].policies[0].requests);
  });

  it.each([
    ["no trace", [], "--trace or --fleet: missing"],
    ["an unknown policy", ["--trace", "t.csv", "--policy", "magic"], "--policy magic: not a policy; there are none"],
    ["a value out of range", ["--trace", "t.csv", "--memory-mb", "64"], "128..10240 MB"],
    ["two aims", ["--trace", "t.csv", "--cold-start-rate", "0.1", "--cold-start-usd", "1"], "cannot be used with"],
    [
      "a timeline of two",
      ["--trace", "t.csv", "--policy", "none", "--policy", "hpa", "--timeline", "o"],
      "exactly one",
    ],
    [
      "a report that cannot be written",
      ["--trace", "t.csv", "--policy", "none", "--report", "/proc/r.html"],
      "--report /proc/r.html",
    ],
  ])("refuses %s; exit 2", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await (await world()).run(...args);
    expect(stderr).toContain(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it("names file, line and value of a trace that is none", async () => {
    const w = await world();
    await writeFile(join(w.cwd, "bad.csv"), "timestamp,count\n2026-01-05T09:00:00Z,3\n2026-01-05T09:01:00Z,-4\n");
    const { exitCode, stderr } = await w.run("--trace", "bad.csv");
    expect(stderr).toMatch(/bad\.csv.*3/);
    expect(stderr).toContain("-4");
    expect(exitCode).toBe(2);
  });
});

describe("autoscale tune", () => {
  it("searches on the first part and reports on the rest", async () => {
    const { cwd } = await world();
    const args = ["tune", "--trace", "t.csv", "--policy", "fixed", "--cold-start-rate", "0.01", "--json"];
    const { exitCode, stdout } = await autoscale(args, {}, cwd);
    const { aim, best, met, searched, heldOut } = JSON.parse(stdout);
    expect(aim).toContain("at most 0.01");
    expect(best[0]).toMatch(/^bounds: \{ min: \d+, max: \d+ \}$/);
    expect(met.searched).toBe(true);
    expect(searched[0].coldStartRate).toBeLessThanOrEqual(0.01);
    expect(heldOut.map(({ policy }: { policy: string }) => policy)[0]).toBe("none");
    expect(exitCode).toBe(0);
  });

  it("does not change its choice when the part that it may not see does", async () => {
    const choice = async (tail: string) => {
      const cwd = await folder();
      const changed = lines.map((line, index) => (index > 100 ? line.replace(/,\d+$/, tail) : line));
      await writeFile(join(cwd, "t.csv"), `${changed.join("\n")}\n`);
      const { stdout } = await autoscale(["tune", "--trace", "t.csv", "--policy", "fixed", "--json"], {}, cwd);
      return JSON.parse(stdout).best;
    };
    expect(await choice(",5000")).toEqual(await choice(",1"));
  });
});
