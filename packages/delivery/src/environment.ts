import { DeliveryError } from "./errors.js";
import type { GithubAccess } from "./github/github-client.js";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What GitHub gives every job. Only the jobs that write a comment or an issue, or read an environment, hand their token
 * on to this tool.
 *
 * @throws {DeliveryError} BAD_INPUT naming the variable that is missing
 */
export function githubAccess(variables: Variables): GithubAccess {
  const read = (name: string): string => {
    const value = variables[name];
    if (value !== undefined && value !== "") return value;
    throw new DeliveryError(
      "BAD_INPUT",
      `${name} is not set; GitHub Actions sets it, GITHUB_TOKEN needs to be handed on`,
    );
  };
  return { apiUrl: read("GITHUB_API_URL"), repository: read("GITHUB_REPOSITORY"), token: read("GITHUB_TOKEN") };
}

/** Bucket with the states, as stack `bootstrap` named it; undefined: the stack was synthesised with it. */
export function stateBucket(variables: Variables): string | undefined {
  const bucket = variables.AUTOSCALER_STATE_BUCKET;
  return bucket === undefined || bucket === "" ? undefined : bucket;
}
