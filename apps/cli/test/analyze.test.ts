import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { autoscale, folder } from "./command.js";

const bin = fileURLToPath(new URL("../bin/autoscale.js", import.meta.url));

/** Ten days of traffic, as CSV: busy from 9 to 17 on weekdays in Seoul. */
function log(): string {
  const start = Date.UTC(2026, 10, 1, 15);
  const rows = Array.from({ length: 10 * 1440 }, (_, minute) => {
    const local = new Date(start + minute * 60_000 + 9 * 3_600_000);
    const busy = local.getUTCDay() % 6 !== 0 && local.getUTCHours() >= 9 && local.getUTCHours() < 17;
    const at = (second: number) => new Date(start + minute * 60_000 + second * 1000).toISOString();
    return Array.from({ length: busy ? 6 : 1 }, (_, index) => `${at(index * 9)},/orders/${index},900`);
  });
  return `${["timestamp,path,duration_ms", ...rows.flat()].join("\n")}\n`;
}

async function logFile(): Promise<string> {
  const path = join(await folder(), "access.csv");
  await writeFile(path, log());
  return path;
}

describe("autoscale analyze", () => {
  it("ends in a policy file that validate accepts and a trace that simulate replays", {
    timeout: 120_000,
  }, async () => {
    const path = await logFile();
    const out = await folder();
    const [policy, trace, profile, svg, report] = ["p.yaml", "t.csv", "hours.csv", "h.svg", "r.html"].map((name) =>
      join(out, name),
    ) as [string, string, string, string, string];
    const outputs = ["--policy", policy, "--trace", trace, "--profile", profile, "--svg", svg, "--report", report];
    const analyzed = await autoscale(["analyze", path, "--timezone", "Asia/Seoul", "--function", "orders", ...outputs]);
    expect(analyzed).toMatchObject({ exitCode: 0, stderr: "" });
    expect(analyzed.stdout).toContain("Mon-Fri 09:00-17:00");
    expect((await autoscale(["validate", policy])).stdout).toContain("orders: lambda-provisioned orders:live");
    const simulated = await autoscale([
      "simulate",
      "--trace",
      trace,
      "--config",
      policy,
      "--duration-ms",
      "900",
      "--json",
    ]);
    expect(simulated.exitCode).toBe(0);
    const { policies } = JSON.parse(simulated.stdout) as { policies: { policy: string; coldStarts: number }[] };
    expect(policies.map((one) => one.policy)).toEqual(["none", "orders"]);
    expect((await readFile(profile, "utf8")).split("\n")).toHaveLength(1 + 24 + 168 + 1);
    expect(await readFile(svg, "utf8")).toMatch(/^<svg /);
    expect((await readdir(out)).toSorted()).toEqual(["h.svg", "hours.csv", "p.yaml", "r.html", "t.csv"]);
  });

  it("reads standard input, and prints one JSON document", { timeout: 60_000 }, async () => {
    const path = join(await folder(), "access.gz");
    await writeFile(path, gzipSync(log()));
    const json = await fromStdin(await readFile(path), ["analyze", "-", "--json"]);
    const analysis = JSON.parse(json) as { requests: number; sources: { where: string; format: string }[] };
    expect(analysis.sources).toMatchObject([{ where: "standard input", format: "csv" }]);
    // 8 hours of 480 minutes on the 8 weekdays (2 to 11 November 2026, Monday to Wednesday) have 5 more a minute
    expect(analysis.requests).toBe(10 * 1440 + 8 * 480 * 5);
  });

  it.each([
    ["nothing-there.log", "nothing-there.log: got no such file"],
    ["empty.log", "empty.log: got an empty file"],
    ["prose.log", 'prose.log:1: got "Dear all,"'],
  ])("%s is bad input: exit 2", async (name, message) => {
    const inside = await folder();
    await writeFile(join(inside, "empty.log"), "");
    await writeFile(join(inside, "prose.log"), "Dear all,\nno log here\n");
    const { exitCode, stdout, stderr } = await autoscale(["analyze", join(inside, name)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it.each([
    [["logs", "--engine", "athena"], "logs: expected one DATABASE.TABLE"],
    [["db.logs", "--engine", "athena"], "--from and --to: missing"],
  ])("%o is bad input for Athena", async (args, message) => {
    const { exitCode, stderr } = await autoscale(["analyze", ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it("a wrong time zone is bad input too", async () => {
    const { exitCode, stderr } = await autoscale(["analyze", await logFile(), "--timezone", "Mars/Olympus"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('timezone: got "Mars/Olympus", expected an IANA time zone');
  });
});

describe("Ctrl-C", () => {
  it("leaves neither output nor scratch behind; exit 130", { timeout: 60_000 }, async () => {
    const [out, scratch] = [await folder(), await folder()];
    const child = spawn(process.execPath, [bin, "analyze", "-", "--report", join(out, "r.html")], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, TMPDIR: scratch },
    });
    child.stdin.write(log());
    // The log is being read once its copy is there; its end never comes.
    await until(async () => (await readdir(scratch, { recursive: true })).some((name) => name.endsWith("stdin")));
    child.kill("SIGINT");
    const exitCode = await new Promise((resolve) => child.on("close", resolve));
    expect(exitCode).toBe(130);
    expect(await readdir(out)).toEqual([]);
    expect((await readdir(scratch)).filter((name) => name.startsWith("autoscale-"))).toEqual([]);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

function fromStdin(content: Buffer, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ["pipe", "pipe", "inherit"] });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.on("close", (code) => (code === 0 ? resolve(stdout) : reject(new Error(`exit ${code}`))));
    child.stdin.end(content);
  });
}
