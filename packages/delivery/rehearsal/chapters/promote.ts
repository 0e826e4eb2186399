import { deliver } from "../deliver.js";
import { deploy } from "../deploy.js";
import { githubVariables } from "../previews.js";
import type { Rehearsal } from "../rehearse.js";
import type { Artefact } from "../stage.js";

const GATE = ["gate", "--environment", "prod", "--needs", "reviewers,branches"];

export async function promote({ stages, github, story }: Rehearsal, artefact: Artefact): Promise<void> {
  story.chapter("3. The same digests go to prod, another account, once prod is protected");
  const branches = { protected_branches: false, custom_branch_policies: true };
  github.answers.set("/environments/prod", { name: "prod", protection_rules: [], deployment_branch_policy: branches });
  const shut = await deliver(GATE, githubVariables(github));
  story.tell(shut.lastWords);
  story.expect("without a reviewer prod stays shut", shut.exitCode === 1);

  const reviewers = { type: "required_reviewers", reviewers: [{ type: "Team", reviewer: { slug: "platform" } }] };
  github.answers.set("/environments/prod", {
    name: "prod",
    protection_rules: [reviewers],
    deployment_branch_policy: branches,
  });
  const open = await deliver(GATE, githubVariables(github));
  story.tell(open.lastWords);
  story.expect("with one the gate opens", open.exitCode === 0);
  story.expect("prod runs the digests that dev tested", (await deploy(stages.prod, artefact, story)) === "deployed");
}
