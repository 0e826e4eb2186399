import { deploy } from "../deploy.js";
import { findDrift, reportDrift } from "../previews.js";
import type { Rehearsal } from "../rehearse.js";
import type { Artefact } from "../stage.js";

/** Somebody changes the function in the console. */
export async function drift({ stages: { dev }, github, story }: Rehearsal, artefact: Artefact): Promise<void> {
  story.chapter("8. A change by hand is found, told once, and taken back by the next deploy");
  const open = "/issues?state=open&per_page=100&page=1";
  github.answers.set(open, []);
  await dev.account.setMemory("autoscaler-dev-api", 1024);
  const found = await findDrift(dev, artefact);
  const opened = await reportDrift(dev, found, github);
  story.tell(opened);
  story.expect("an issue is opened", opened.endsWith(": opened"));

  const issue = github.written.at(-1)?.body ?? {};
  story.quote(String(issue.body), 12);
  story.expect("it says what differs", String(issue.body).includes("memory_size: 1024 -> 512"));
  github.answers.set(open, [{ number: 12, user: { type: "Bot" }, ...issue }]);
  story.expect("the same drift is told once", (await reportDrift(dev, found, github)).endsWith(": unchanged"));

  story.expect("the next deploy takes it back", (await deploy(dev, artefact, story)) === "deployed");
  const closed = await reportDrift(dev, await findDrift(dev, artefact), github);
  story.expect("and the issue is closed", closed.endsWith(": closed"));
}
