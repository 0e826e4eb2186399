import { join } from "node:path";
import type { Checkout } from "../checkout.js";
import { deploy } from "../deploy.js";
import type { Rehearsal } from "../rehearse.js";
import { release, smokeTest } from "../stage.js";

/** Code that builds, deploys and does not work. */
export async function badRelease(rehearsal: Rehearsal, checkout: Checkout): Promise<void> {
  const {
    stages: { dev },
    story,
    artefacts,
  } = rehearsal;
  story.chapter("9. A release that does not work is taken back");
  checkout.change(
    "apps/api/src/app.ts",
    'app.get("/health", (_request, response) => {',
    'app.get("/health", (_request, response) => {\n    if (environment.stage !== "") throw new Error("no database");',
  );
  await checkout.build(join(artefacts, "bad"));
  const bad = await release(join(artefacts, "bad"), "bad");
  story.expect("its smoke test fails, and callers are sent back", (await deploy(dev, bad, story)) === "rolled back");
  const again = await smokeTest(dev);
  story.tell(again.lastWords);
  story.expect("the release before it answers again", again.exitCode === 0);
}
