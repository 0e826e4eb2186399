import { describe, expect, it } from "vitest";
import { asObject, asText } from "../../src/json.js";
import { workflow } from "./read-workflows.js";

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
