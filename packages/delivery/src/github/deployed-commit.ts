import { asList, asObject, asText } from "../json.js";
import type { GithubClient } from "./github-client.js";

/**
 * The commit that an environment was last deployed to with success; undefined: none yet. GitHub keeps a deployment for
 * every job that names an environment.
 *
 * Source: GitHub REST API, "Deployments" (read 2026-11): newest first; a later success makes an earlier one `inactive`
 */
export async function deployedCommit(github: GithubClient, environment: string): Promise<string | undefined> {
  const path = `/deployments?environment=${encodeURIComponent(environment)}&per_page=30`;
  for (const deployment of asList(await github.get(path)).map(asObject)) {
    const [latest] = asList(await github.get(`/deployments/${deployment.id}/statuses?per_page=1`)).map(asObject);
    if (latest?.state === "success") return asText(deployment.sha);
  }
  return undefined;
}
