import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { asList, asObject, asText, type Json, type JsonObject } from "../../src/json.js";
import { lintWorkflows } from "./lint.js";
import { actionFiles, workflowFiles } from "./workflow-files.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

interface Job {
  readonly id: string;
  readonly job: JsonObject;
  readonly steps: readonly JsonObject[];
}

const workflows = workflowFiles().map(({ name, path }) => {
  const text = readFileSync(path, "utf8");
  const workflow = asObject(parse(text) as Json);
  const jobs: readonly Job[] = Object.entries(asObject(workflow.jobs)).map(([id, job]) => ({
    id,
    job: asObject(job),
    steps: asList(asObject(job).steps).map(asObject),
  }));
  return { name, text, workflow, jobs, triggers: Object.keys(asObject(workflow.on)) };
});
const actions = actionFiles().map(({ name, path }) => {
  const text = readFileSync(path, "utf8");
  return { name, text, steps: asList(asObject(asObject(parse(text) as Json).runs).steps).map(asObject) };
});
const workflow = (name: string) => {
  const found = workflows.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no workflow ${name}`);
  return found;
};
const everyJob = workflows.flatMap(({ name, jobs }) => jobs.map((job) => ({ ...job, name: `${name} ${job.id}` })));
const usesOf = ({ job, steps }: Job): readonly string[] =>
  [job, ...steps].flatMap(({ uses }) => asText(uses)?.split("@")[0] ?? []);

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

describe("actions of others", () => {
  const lines = [...workflows, ...actions].flatMap(({ name, text }) =>
    text.split("\n").flatMap((line) => {
      const uses = /^\s*(?:- )?uses: (.+)$/.exec(line)?.[1];
      return uses === undefined || uses.startsWith("./") ? [] : [{ name, uses }];
    }),
  );

  it("are pinned by commit, with the version beside it", () => {
    expect(lines.length).toBeGreaterThan(20);
    for (const { name, uses } of lines) {
      expect(`${name}: ${uses}`).toMatch(/: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it("are one commit each, everywhere", () => {
    const pins = new Map<string, Set<string>>();
    for (const { uses } of lines) {
      const [action = "", pin = ""] = uses.split("@");
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    }
    for (const [action, found] of pins) expect([action, [...found]]).toEqual([action, [...found].slice(0, 1)]);
  });

  it("and our own workflows and actions are there", () => {
    const own = everyJob.flatMap(usesOf).filter((uses) => uses.startsWith("./"));
    expect(own.length).toBeGreaterThan(10);
    for (const uses of own) {
      expect([uses, existsSync(join(root, uses)) || existsSync(join(root, uses, "action.yml"))]).toEqual([uses, true]);
    }
  });

  it("leave no token of git behind", () => {
    for (const { name, steps } of everyJob) {
      for (const { uses, with: options } of steps) {
        if (asText(uses)?.startsWith("actions/checkout@") !== true) continue;
        expect([name, asObject(options)["persist-credentials"]]).toEqual([name, false]);
      }
    }
  });
});

describe("rights", () => {
  it("are none at the top, and said job by job", () => {
    for (const { name, workflow: one } of workflows) expect([name, one.permissions]).toEqual([name, {}]);
    for (const { name, job } of everyJob) expect([name, typeof job.permissions]).toEqual([name, "object"]);
  });

  it("to write are given to three jobs, each one kind", () => {
    const writers = everyJob.flatMap(({ name, job }) =>
      Object.entries(asObject(job.permissions)).flatMap(([scope, access]) =>
        access === "write" && scope !== "id-token" ? [`${name}: ${scope}`] : [],
      ),
    );
    expect(writers.sort()).toEqual([
      "drift.yml report: issues",
      "promote.yml provenance: attestations",
      "pull-request.yml comment: pull-requests",
    ]);
  });

  it("of an account come from OIDC alone, and only where they are needed", () => {
    const federated = everyJob.filter(({ job }) => asObject(job.permissions)["id-token"] === "write");
    expect(federated.map(({ name }) => name).sort()).toEqual([
      "deploy.yml apply",
      "deploy.yml plan",
      "drift.yml plan",
      "promote.yml dev",
      "promote.yml prod",
      "promote.yml provenance",
      "pull-request.yml plan",
    ]);
    for (const { name, text } of workflows) {
      expect([name, /aws-(access-key-id|secret-access-key)|secrets\.|secrets: inherit/i.test(text)]).toEqual([
        name,
        false,
      ]);
    }
  });

  it("of an account and of GitHub never meet in one job", () => {
    for (const { name, job, steps } of everyJob) {
      const account = usesOf({ id: name, job, steps }).includes("aws-actions/configure-aws-credentials");
      const github = JSON.stringify([job, steps]).includes("github.token");
      expect([name, account && github]).toEqual([name, false]);
    }
  });

  it("of the deploy role are worn in the job of the environment only", () => {
    const wearers = everyJob.filter(({ steps }) => JSON.stringify(steps).includes("AUTOSCALER_DEPLOY_ROLE"));
    expect(wearers.map(({ name, job }) => [name, job.environment])).toEqual([
      ["deploy.yml apply", "\u0024{{ inputs.stage }}"],
    ]);
  });
});

describe("triggers", () => {
  it("are the safe ones", () => {
    expect(Object.fromEntries(workflows.map(({ name, triggers }) => [name, triggers]))).toEqual({
      "checks.yml": ["workflow_call"],
      "deploy.yml": ["workflow_call"],
      "drift.yml": ["schedule", "workflow_dispatch"],
      "forward-compatibility.yml": ["schedule", "workflow_dispatch"],
      "promote.yml": ["push"],
      "pull-request.yml": ["pull_request"],
    });
    expect(asObject(asObject(workflow("promote.yml").workflow.on).push)).toEqual({ branches: ["main"] });
  });

  it("of a fork plan nothing", () => {
    const plan = workflow("pull-request.yml").jobs.find(({ id }) => id === "plan");
    expect(plan?.job.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  });

  it("bring no text of a stranger into a script", () => {
    const scripts = [...everyJob, ...actions].flatMap(({ name, steps }) =>
      steps.flatMap(({ run }) => (asText(run) === undefined ? [] : [{ name, run: asText(run) ?? "" }])),
    );
    expect(scripts.length).toBeGreaterThan(20);
    // Values reach a script through its environment: there they are never read as commands.
    for (const { name, run } of scripts) expect([name, run.includes("\u0024{{")]).toEqual([name, false]);
  });

  it("comment with the tool of main, not with that of the pull request", () => {
    const comment = workflow("pull-request.yml").jobs.find(({ id }) => id === "comment");
    const checkout = comment?.steps.find(({ uses }) => asText(uses)?.startsWith("actions/checkout@"));
    expect(asObject(checkout?.with).ref).toBe("\u0024{{ github.event.pull_request.base.sha }}");
  });
});

describe("a deploy", () => {
  const { workflow: deploy, jobs } = workflow("deploy.yml");
  const step = (words: string) =>
    (jobs.find(({ id }) => id === "apply")?.steps ?? []).findIndex(({ run }) => asText(run)?.includes(words));

  it("is alone in its stage, and never cut short", () => {
    expect(deploy.concurrency).toEqual({ group: "deploy-\u0024{{ inputs.stage }}", "cancel-in-progress": false });
  });

  it("waits for the plan and the gate", () => {
    expect(jobs.find(({ id }) => id === "apply")?.job.needs).toEqual(["plan", "gate"]);
  });

  it("checks, remembers, applies, verifies, smokes, and only then would go back", () => {
    const order = ["digests-check", "aliases", " apply ", "digests-verify", "smoke", "rollback"].map(step);
    expect(order.every((index) => index >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  it("goes to prod after dev, with the same digests, and behind reviewers", () => {
    const { jobs: promoted } = workflow("promote.yml");
    const [dev, prod] = ["dev", "prod"].map((id) => promoted.find((one) => one.id === id)?.job ?? {});
    expect(prod?.needs).toEqual(["build", "dev"]);
    expect(asObject(prod?.with).release).toBe(asObject(dev?.with).release);
    expect(asObject(prod?.with).needs).toBe("reviewers,branches");
    expect(asObject(dev?.with).needs).toBe("branches");
  });
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
