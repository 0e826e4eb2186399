import { appendFileSync, cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { deploy } from "../deploy.js";
import type { Rehearsal } from "../rehearse.js";
import { type Artefact, apply, checkDigests, plan, stackOf } from "../stage.js";

/** Somebody adds a byte to an archive between the build and the deploy. */
export async function changedDigest({ stages, story, artefacts }: Rehearsal, artefact: Artefact): Promise<void> {
  story.chapter("5. An archive that changed on its way is refused");
  const folder = join(artefacts, "tampered");
  cpSync(artefact.folder, folder, { recursive: true });
  const assets = join(stackOf({ folder }, "dev"), "assets");
  const archive = readdirSync(assets, { recursive: true, encoding: "utf8" }).find((file) => file.endsWith(".zip"));
  appendFileSync(join(assets, archive ?? "none"), "!");
  const checked = await checkDigests(stages.dev, { ...artefact, folder });
  story.tell(checked.lastWords);
  story.expect("nothing is planned, nothing is applied", checked.exitCode === 1);
}

/** While prod's plan waits for approval, somebody applies another. */
export async function stalePlan(
  { stages: { prod }, story }: Rehearsal,
  { running, approved }: { readonly running: Artefact; readonly approved: Artefact },
): Promise<void> {
  story.chapter("7. A plan that went stale while it waited for approval is refused");
  const waiting = await plan(prod, approved, "state");
  await prod.account.setMemory("autoscaler-prod-api", 1024);
  const hasty = await plan(prod, running, "state");
  const overtaken = await apply(prod, running, hasty);
  story.tell(`meanwhile: ${overtaken.lastWords}`);
  const refused = await apply(prod, approved, waiting);
  story.tell(refused.lastWords);
  story.expect("the stale plan is refused, nothing is changed", /apply: .* was refused: /.test(refused.lastWords));
  story.expect("planned anew, it is deployed", (await deploy(prod, approved, story)) === "deployed");
}
