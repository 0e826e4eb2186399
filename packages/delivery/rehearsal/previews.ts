import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FakeGithub } from "../test/fake-github.js";
import { repository } from "../test/fake-github.js";
import { mustDeliver } from "./deliver.js";
import { type Artefact, plan, type Stage } from "./stage.js";
import type { Story } from "./story.js";

export type Variables = Readonly<Record<string, string | undefined>>;

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
export async function preview(stage: Stage, artefact: Artefact, github: FakeGithub, story: Story): Promise<string> {
  const kept = await plan(stage, artefact, "none");
  const comment = join(kept.folder, "comment.md");
  const plans = ["--plan", join(kept.folder, "plan.json"), "--stage", stage.name];
  await mustDeliver(["plan-comment", ...plans, "--commit", artefact.commit, "--out", comment], process.env);
  const args = ["--pull-request", "7", "--stage", stage.name, "--file", comment];
  const posted = await mustDeliver(["post-comment", ...args], githubVariables(github));
  const text = readFileSync(comment, "utf8");
  story.quote(text.slice(0, text.indexOf("<details>")), 24);
  story.tell(posted.lastWords);
  return text;
}

/** The drift workflow for one stage. */
export async function watchDrift(stage: Stage, artefact: Artefact, github: FakeGithub): Promise<string> {
  const kept = await plan(stage, artefact, "none");
  const issue = join(kept.folder, "issue.json");
  const plans = ["--plan", join(kept.folder, "plan.json"), "--stage", stage.name];
  await mustDeliver(["drift-issue", ...plans, "--commit", artefact.commit, "--out", issue], process.env);
  const args = ["--stage", stage.name, "--file", issue];
  return (await mustDeliver(["post-drift", ...args], githubVariables(github))).lastWords;
}
