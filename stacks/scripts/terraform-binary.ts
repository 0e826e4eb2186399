import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { ConfigurationError } from "../src/errors.js";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Finds terraform: what `TERRAFORM_BINARY_NAME` says (the cdktf CLI reads the same variable), else the one on the path.
 *
 * @throws {ConfigurationError} saying where it was looked for and how to get it
 */
export function findTerraform(variables: Variables): string {
  const name = variables.TERRAFORM_BINARY_NAME ?? "terraform";
  const folders = (variables.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name));
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new ConfigurationError(
    `terraform was not found: ${name} is ${isAbsolute(name) ? "not an executable file" : `in none of ${folders.join(", ")}`}. ` +
      "Install terraform 1.10 or later from https://developer.hashicorp.com/terraform/install, " +
      "or set TERRAFORM_BINARY_NAME to its path",
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
