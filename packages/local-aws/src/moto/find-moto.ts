import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Looks for moto's server, a Python program that imitates most of AWS.
 *
 * @returns its path; undefined when neither `MOTO_SERVER` nor `PATH` leads to it
 */
export function findMoto(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const named = env.MOTO_SERVER;
  const onPath = (env.PATH ?? "").split(delimiter).map((folder) => join(folder, "moto_server"));
  return (named === undefined ? onPath : [named]).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
