import {
  type Artefact,
  apply,
  checkDigests,
  plan,
  recordAliases,
  rollBack,
  type Stage,
  smokeTest,
  verify,
} from "./stage.js";
import type { Story } from "./story.js";

export type Deployed = "deployed" | "rolled back" | "refused";

/** The deploy workflow, step by step as it stands in deploy.yml. */
export async function deploy(stage: Stage, artefact: Artefact, story: Story): Promise<Deployed> {
  const checked = await checkDigests(stage, artefact);
  story.tell(checked.lastWords);
  if (checked.exitCode !== 0) return "refused";
  const kept = await plan(stage, artefact, "state");
  await recordAliases(stage, artefact);
  const applied = await apply(stage, artefact, kept);
  story.tell(applied.lastWords);
  if (applied.exitCode !== 0) return "refused";
  const verified = await verify(stage, artefact);
  for (const line of verified.words.split("\n").filter((words) => words.includes(" runs "))) story.tell(line);
  const smoked = await smokeTest(stage);
  story.tell(smoked.lastWords);
  if (verified.exitCode === 0 && smoked.exitCode === 0) return "deployed";
  const rolledBack = await rollBack(stage, artefact);
  story.tell(rolledBack.lastWords);
  return rolledBack.exitCode === 0 ? "rolled back" : "refused";
}
