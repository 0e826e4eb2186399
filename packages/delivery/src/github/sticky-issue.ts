import type { DriftIssue } from "../comment/drift-issue.js";
import { marker } from "../comment/marker.js";
import { asObject } from "../json.js";
import type { GithubClient } from "./github-client.js";
import { isOurs } from "./sticky-comment.js";

export type Reported = "opened" | "updated" | "unchanged" | "closed" | "nothing to report";

/**
 * Keeps one issue a stage: opened when the stage drifts, updated while it does, closed when it is as declared again.
 *
 * @param issue undefined: no drift
 */
export async function reportDrift(
  github: GithubClient,
  { stage, issue }: { readonly stage: string; readonly issue: DriftIssue | undefined },
): Promise<Reported> {
  const open = (await github.list("/issues?state=open")).map(asObject);
  const own = open.find((one) => one.pull_request === undefined && isOurs(one, marker("drift", stage)));
  if (issue === undefined) {
    if (own === undefined) return "nothing to report";
    await github.send("POST", `/issues/${own.number}/comments`, { body: `Stage \`${stage}\` is as declared again.` });
    await github.send("PATCH", `/issues/${own.number}`, { state: "closed", state_reason: "completed" });
    return "closed";
  }
  if (own === undefined) {
    await github.send("POST", "/issues", { title: issue.title, body: issue.body });
    return "opened";
  }
  if (own.title === issue.title && own.body === issue.body) return "unchanged";
  await github.send("PATCH", `/issues/${own.number}`, { title: issue.title, body: issue.body });
  return "updated";
}
