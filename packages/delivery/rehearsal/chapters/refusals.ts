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

/** Prod's plan waits for approval; somebody else's deploy goes first. */
export async function stalePlan({ stages: { prod }, story }: Rehearsal, artefact: Artefact): Promise<void> {
  story.chapter("7. The change goes to prod, and a plan that went stale meanwhile is refused");
  const waiting = await plan(prod, artefact, "state");
  // Planned again and applied, by somebody who did not wait.
  story.expect("prod runs the digests that dev tested", (await deploy(prod, artefact, story)) === "deployed");
  const refused = await apply(prod, artefact, waiting);
  story.tell(refused.lastWords);
  story.expect("the stale plan is refused, nothing is changed", /apply: .* was refused: /.test(refused.lastWords));
}
