import { MAX_COMMENT_CHARACTERS } from "../comment/limit.js";
import { marker } from "../comment/marker.js";
import { DeliveryError } from "../errors.js";
import { asObject, asText, type JsonObject } from "../json.js";
import type { GithubClient } from "./github-client.js";

export type Posted = "created" | "updated" | "unchanged";

/** Keeps one comment a stage on a pull request: made once, then edited. */
export async function postPlanComment(
  github: GithubClient,
  { pullRequest, stage, body }: { readonly pullRequest: number; readonly stage: string; readonly body: string },
): Promise<Posted> {
  const firstLine = marker("plan", stage);
  if (!body.startsWith(firstLine) || body.length > MAX_COMMENT_CHARACTERS) {
    // Written by a job that ran the branch's own code: what it cannot find again, or cannot post, it does not take.
    throw new DeliveryError(
      "BAD_INPUT",
      `the comment of stage ${stage} has ${body.length} characters and begins with ${JSON.stringify(body.slice(0, 60))}; ` +
        `expected ${firstLine} and at most ${MAX_COMMENT_CHARACTERS}, as \`plan-comment\` writes it`,
    );
  }
  const comments = (await github.list(`/issues/${pullRequest}/comments`)).map(asObject);
  const own = comments.find((comment) => isOurs(comment, firstLine));
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
