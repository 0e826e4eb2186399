import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, type Json } from "../json.js";

/** What an environment must have before anything is deployed to it. */
export type Need =
  /** Somebody must approve. */
  | "reviewers"
  /** Only named or protected branches may deploy: else any branch's workflow could wear the deploy role. */
  | "branches";

/**
 * Refuses an environment that does not protect its stage. Fails closed: what cannot be read protects nothing, and on a
 * plan of GitHub's that has no required reviewers (private repositories below Enterprise) prod stays shut.
 *
 * @param answer of `GET /repos/{owner}/{repo}/environments/{name}`; null: there is no such environment
 * @throws {DeliveryError} GATE_CLOSED saying what is missing and where to set it
 * Source: GitHub REST API, "Deployment environments" (read 2026-11)
 */
export function checkGate(environment: string, answer: Json, needs: readonly Need[]): void {
  const { protection_rules: rules, deployment_branch_policy: branches } = asObject(answer);
  const reviewers = asList(rules)
    .map(asObject)
    .filter(({ type }) => type === "required_reviewers")
    .flatMap((rule) => asList(rule.reviewers));
  const { protected_branches: protectedOnly, custom_branch_policies: named } = asObject(branches);
  const missing: string[] = [];
  if (needs.includes("reviewers") && reviewers.length === 0) missing.push("a required reviewer");
  if (needs.includes("branches") && protectedOnly !== true && named !== true) {
    missing.push("a limit on the branches that may deploy");
  }
  if (missing.length === 0) return;
  throw new DeliveryError(
    "GATE_CLOSED",
    `environment ${environment} lacks ${missing.join(" and ")}: nothing is deployed to it. ` +
      `Set it under Settings > Environments > ${asText(asObject(answer).name) ?? environment}`,
  );
}
