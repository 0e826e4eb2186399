import { DeliveryError } from "../errors.js";
import type { DeployedFunctions } from "./deployed-functions.js";
import type { Release } from "./manifest.js";
import type { SynthesisedStack } from "./stack-functions.js";

/**
 * Checks after an apply that Lambda runs the very archives of the release: behind each function, and behind each alias.
 *
 * @returns one line a function or alias that was checked
 * @throws {DeliveryError} DIGEST_CHANGED naming every function that runs something else
 */
export async function verifyDeployed(
  release: Release,
  stack: SynthesisedStack,
  deployed: DeployedFunctions,
): Promise<readonly string[]> {
  const checked: string[] = [];
  const wrong: string[] = [];
  for (const { functionName, name, aliases } of stack.functions) {
    const expected = release.archives.find((archive) => archive.name === name)?.codeSha256;
    for (const qualifier of [undefined, ...aliases]) {
      const subject = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
      const found = await deployed.codeSha256(functionName, qualifier);
      if (found === expected && expected !== undefined) checked.push(`${subject} runs ${found}`);
      else wrong.push(`${subject} runs ${found ?? "nothing"}, expected ${expected ?? "no such function"}`);
    }
  }
  if (wrong.length > 0) {
    throw new DeliveryError(
      "DIGEST_CHANGED",
      `stage ${stack.stage} does not run the release of commit ${release.commit}: ${wrong.join("; ")}. ` +
        "Somebody deployed besides this workflow, or the apply did not finish: deploy again",
    );
  }
  return checked;
}
