import type { FakeGithub } from "../test/fake-github.js";
import { badRelease } from "./chapters/bad-release.js";
import { buildTwice } from "./chapters/build-twice.js";
import { drift } from "./chapters/drift.js";
import { promote } from "./chapters/promote.js";
import { changedDigest, stalePlan } from "./chapters/refusals.js";
import { reviewChange } from "./chapters/review-change.js";
import { deploy } from "./deploy.js";
import type { Stage } from "./stage.js";
import type { Story } from "./story.js";

/** Who and what takes part. */
export interface Rehearsal {
  readonly stages: { readonly dev: Stage; readonly prod: Stage };
  readonly github: FakeGithub;
  readonly story: Story;
  /** Empty folder for checkouts. */
  readonly scratch: string;
  /** Folder for artefacts, as the build job keeps them. */
  readonly artefacts: string;
}

/** The whole path of a change, with everything that is refused on the way. */
export async function rehearse(rehearsal: Rehearsal): Promise<void> {
  const { stages, story } = rehearsal;
  const { checkout, first } = await buildTwice(rehearsal);

  story.chapter("2. The first release goes to dev");
  story.expect("it is deployed, and runs what was built", (await deploy(stages.dev, first, story)) === "deployed");

  await promote(rehearsal, first);
  const second = await reviewChange(rehearsal, checkout);
  await changedDigest(rehearsal, second);

  story.chapter("6. The change goes to dev");
  story.expect("it is deployed", (await deploy(stages.dev, second, story)) === "deployed");

  await stalePlan(rehearsal, second);
  await drift(rehearsal, second);
  await badRelease(rehearsal, checkout);
}
