import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FakeGithub } from "../test/fake-github.js";
import { repository } from "../test/fake-github.js";
import { mustDeliver } from "./deliver.js";
import { type Artefact, plan, type Stage } from "./stage.js";

type Variables = Readonly<Record<string, string | undefined>>;

/** What a job that writes to GitHub has, and a job that plans has not. */
export function githubVariables(github: FakeGithub): Variables {
  return {
    ...process.env,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: "a-token",
  };
}

/** The pull request workflow for one stage: plan with reading rights, render, then comment in a job without any. */
export async function preview(stage: Stage, artefact: Artefact, github: FakeGithub): Promise<string> {
  const kept = await plan(stage, artefact, "none");
  const comment = join(kept.folder, "comment.md");
  const plans = ["--plan", join(kept.folder, "plan.json"), "--stage", stage.name];
  await mustDeliver(["plan-comment", ...plans, "--commit", artefact.commit, "--out", comment], process.env);
  const args = ["--pull-request", "7", "--stage", stage.name, "--file", comment];
  await mustDeliver(["post-comment", ...args], githubVariables(github));
  return readFileSync(comment, "utf8");
}

/** The first job of the drift workflow for one stage; the file with the issue comes back. */
export async function findDrift(stage: Stage, artefact: Artefact): Promise<string> {
  const kept = await plan(stage, artefact, "none");
  const issue = join(kept.folder, "issue.json");
  const plans = ["--plan", join(kept.folder, "plan.json"), "--stage", stage.name];
  await mustDeliver(["drift-issue", ...plans, "--commit", artefact.commit, "--out", issue], process.env);
  return issue;
}

/** The second one, which can write issues and nothing else. */
export async function reportDrift(stage: Stage, issue: string, github: FakeGithub): Promise<string> {
  const args = ["--stage", stage.name, "--file", issue];
  return (await mustDeliver(["post-drift", ...args], githubVariables(github))).lastWords;
}
