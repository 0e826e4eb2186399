import { DeliveryError } from "../errors.js";
import type { AliasRecord } from "./alias-record.js";
import type { DeployedFunctions } from "./deployed-functions.js";

/**
 * Sends callers back to the versions that served them before the deploy. It moves aliases and nothing else, which takes
 * a second and cannot fail half-way; the code of the failed release stays published, unused, until the next deploy.
 *
 * @returns one line an alias
 * @throws {DeliveryError} ROLLBACK_FAILED naming what could not be moved back; the other aliases are moved all the same
 */
export async function rollback(
  records: readonly AliasRecord[],
  deployed: DeployedFunctions,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const failures: string[] = [];
  for (const { functionName, alias, target } of records) {
    const subject = `${functionName}:${alias}`;
    if (target === undefined) {
      lines.push(`${subject} did not exist before this deploy: there is nothing to go back to`);
      continue;
    }
    try {
      const now = await deployed.alias(functionName, alias);
      if (JSON.stringify(now) === JSON.stringify(target)) {
        lines.push(`${subject} still points to version ${target.version}`);
        continue;
      }
      await deployed.pointAlias(functionName, alias, target);
      lines.push(`${subject} points to version ${target.version} again, not to ${now?.version ?? "nothing"}`);
    } catch (error) {
      failures.push(`${subject} -> version ${target.version}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (failures.length > 0) {
    throw new DeliveryError(
      "ROLLBACK_FAILED",
      `${failures.join("; ")}. Move them by hand: aws lambda update-alias --function-name F --name A --function-version V`,
    );
  }
  return lines;
}
