import { marker } from "../comment/marker.js";
import { asObject, asText, type JsonObject } from "../json.js";
import type { GithubClient } from "./github-client.js";

export type Posted = "created" | "updated" | "unchanged";

/** Keeps one comment a stage on a pull request: made once, then edited. */
export async function postPlanComment(
  github: GithubClient,
  { pullRequest, stage, body }: { readonly pullRequest: number; readonly stage: string; readonly body: string },
): Promise<Posted> {
  const comments = (await github.list(`/issues/${pullRequest}/comments`)).map(asObject);
  const own = comments.find((comment) => isOurs(comment, marker("plan", stage)));
  if (own === undefined) {
    await github.send("POST", `/issues/${pullRequest}/comments`, { body });
    return "created";
  }
  if (own.body === body) return "unchanged";
  await github.send("PATCH", `/issues/comments/${own.id}`, { body });
  return "updated";
}

/** A person may paste the marker; only what a workflow wrote is ours to edit. */
export function isOurs({ body, user }: JsonObject, firstLine: string): boolean {
  return asObject(user).type === "Bot" && (asText(body) ?? "").startsWith(firstLine);
}
