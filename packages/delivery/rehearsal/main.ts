import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeGithub } from "../test/fake-github.js";
import { type Account, startAccount } from "./account.js";
import { openFrontDoor } from "./front-door.js";
import { rehearse } from "./rehearse.js";
import type { Stage } from "./stage.js";
import { startStory } from "./story.js";

const scratch = mkdtempSync(join(tmpdir(), "rehearsal-"));
const artefacts = join(scratch, "artefacts");
mkdirSync(artefacts);
const story = startStory();
const closing: (() => unknown)[] = [];

async function setStage(name: Stage["name"], account: Account): Promise<Stage> {
  const frontDoor = await openFrontDoor(account.lambda, `autoscaler-${name}-api`, artefacts);
  closing.push(() => frontDoor.stop());
  return { name, account, frontDoor, scratch: join(scratch, name) };
}

try {
  const github = await fakeGithub();
  closing.push(() => github.stop());
  const accounts: Account[] = [];
  // One after the other: each takes its account's number from the environment.
  for (const id of ["111111111111", "222222222222"]) {
    const account = await startAccount(id, scratch);
    closing.push(() => account.stop());
    accounts.push(account);
  }
  const [development, production] = accounts;
  if (development === undefined || production === undefined) throw new Error("no account");
  const stages = { dev: await setStage("dev", development), prod: await setStage("prod", production) };
  await rehearse({ stages, github, story, scratch, artefacts });
} finally {
  for (const close of closing.reverse()) await close();
  rmSync(scratch, { recursive: true, force: true });
}

story.chapter(story.failures.length === 0 ? "Rehearsed: everything as it should be." : "Rehearsed, and found:");
for (const failure of story.failures) story.tell(failure);
process.exitCode = story.failures.length === 0 ? 0 : 1;
