import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeGithub, fakeGithub, repository } from "../../test/fake-github.js";
import { planPath } from "../../test/plan-fixture.js";
import { scratchFolder } from "../../test/scratch-folder.js";
import { stackFolder } from "../../test/stack-folder.js";
import { run } from "./run.js";

/** Runs one verb and tells all it said. */
async function deliver(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const answers: Record<string, string> = {};
  const exitCode = await run(args, {
    variables,
    say: (line) => void said.push(line),
    answer: (name, value) => {
      answers[name] = value;
    },
  });
  return { exitCode, said: said.join("\n"), answers };
}

describe("usage", () => {
  it.each([
    [["--help"], 0, "plan --stack"],
    [[], 2, "plan --stack"],
    [["deploy"], 2, 'there is no "deploy"'],
    [["toString"], 2, 'there is no "toString"'],
    [["plan-comment", "--plan", "p.json"], 2, "--stage is missing"],
    [["plan-comment", "--colour", "red"], 2, "Unknown option '--colour'"],
    [["gate", "--environment", "prod", "--needs", "luck"], 2, '--needs is "luck"; expected reviewers or branches'],
    [["smoke", "--path", "/", "--status", "ok", "--url", "http://127.0.0.1:9"], 2, '--status is "ok"'],
    [["rollback", "--stack", "/nowhere", "--record", "/nowhere.json"], 2, "/nowhere.json cannot be read"],
    [["gate", "--environment", "prod", "--needs", "branches"], 2, "GITHUB_API_URL is not set"],
  ])("%j ends with %d", async (args, exitCode, words) => {
    const ended = await deliver(args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.said).toContain(words);
  });
});

describe("files", () => {
  it("a plan becomes a comment", async () => {
    const out = join(scratchFolder(), "deep", "comment.md");
    const args = ["--plan", planPath("policy-change"), "--stage", "dev", "--commit", "c0ffee", "--out", out];
    expect((await deliver(["plan-comment", ...args])).exitCode).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("`api: bounds.max 20 -> 30`");
  });

  it.each([
    ["manual-change", "some"],
    ["no-changes", "none"],
  ] as const)("the plan %s is drift: %s", async (name, drift) => {
    const out = join(scratchFolder(), "issue.json");
    const args = ["--plan", planPath(name), "--stage", "dev", "--commit", "c0ffee", "--out", out];
    expect(await deliver(["drift-issue", ...args])).toMatchObject({ exitCode: 0, answers: { drift } });
    expect(JSON.parse(readFileSync(out, "utf8")) === null).toBe(drift === "none");
  });

  it("a release is written, and refused once a byte of it changed", async () => {
    const [dev, prod] = [stackFolder("dev", { api: "a" }), stackFolder("prod", { api: "a" })];
    const release = join(scratchFolder(), "release.json");
    const written = await deliver([
      "digests-write",
      "--commit",
      "c0ffee",
      "--out",
      release,
      dev.directory,
      prod.directory,
    ]);
    const digest = written.answers.release ?? "";
    const check = ["digests-check", "--release", release, "--digest", digest, "--stack", prod.directory];
    expect(await deliver(check)).toMatchObject({ exitCode: 0 });
    writeFileSync(prod.archiveOf("api"), "b");
    expect(await deliver(check)).toMatchObject({ exitCode: 1 });
    writeFileSync(release, readFileSync(release, "utf8").replace("c0ffee", "badbad"));
    expect((await deliver(check)).said).toContain("the artefact was changed on its way");
  });

  it("a plan that was swapped is refused before terraform is started", async () => {
    const plan = join(scratchFolder(), "plan.tfplan");
    writeFileSync(plan, "another plan");
    const ended = await deliver(["apply", "--stack", "/nowhere", "--plan", plan, "--digest", "0".repeat(64)]);
    expect(ended.exitCode).toBe(1);
    expect(ended.said).toContain("Nothing was changed");
  });
});

describe("GitHub", () => {
  let server: FakeGithub | undefined;
  afterEach(() => server?.stop());

  it("is asked with what the job was given, and its environment decides", async () => {
    server = await fakeGithub();
    const variables = { GITHUB_API_URL: server.apiUrl, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: "a-token" };
    const gate = ["gate", "--environment", "prod", "--needs", "reviewers,branches"];
    expect(await deliver(gate, variables)).toMatchObject({ exitCode: 1 });
    server.answers.set("/environments/prod", {
      protection_rules: [{ type: "required_reviewers", reviewers: [{ type: "User" }] }],
      deployment_branch_policy: { custom_branch_policies: true },
    });
    expect(await deliver(gate, variables)).toMatchObject({ exitCode: 0 });
  });

  it("tells which environments were ever deployed to", async () => {
    server = await fakeGithub();
    const variables = { GITHUB_API_URL: server.apiUrl, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: "a-token" };
    server.answers.set("/deployments?environment=dev&per_page=30", [{ id: 2, sha: "c0ffee" }]);
    server.answers.set("/deployments/2/statuses?per_page=1", [{ state: "success" }]);
    expect(await deliver(["deployed", "dev", "prod"], variables)).toMatchObject({
      exitCode: 0,
      answers: { stages: '[{"stage":"dev","commit":"c0ffee"}]' },
    });
  });
});
