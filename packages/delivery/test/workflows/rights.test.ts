import { describe, expect, it } from "vitest";
import { asObject, asText } from "../../src/json.js";
import { actions, everyJob, usesOf, workflow, workflows } from "./read-workflows.js";

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
      const account = usesOf({ job, steps }).includes("aws-actions/configure-aws-credentials");
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
