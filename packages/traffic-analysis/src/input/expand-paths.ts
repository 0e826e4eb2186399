import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { glob } from "tinyglobby";
import { InvalidLogError } from "../errors.js";

/**
 * Files behind the arguments of a command: files, folders (everything inside), and patterns with `*`, `**` and `?`.
 *
 * @param folder what relative paths start from
 * @returns absolute paths in order, each once
 * @throws {InvalidLogError} when an argument leads to no file
 */
export async function expandPaths(args: readonly string[], folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const arg of args) found.push(...(await expand(arg, folder)));
  return [...new Set(found)];
}

async function expand(arg: string, folder: string): Promise<readonly string[]> {
  const path = resolve(folder, arg);
  const kind = await kindOf(path);
  if (kind === "file") return [path];
  const inside = kind === "folder" ? { pattern: "**/*", cwd: path } : { pattern: arg, cwd: folder };
  const paths = await glob(inside.pattern, { cwd: inside.cwd, absolute: true, expandDirectories: false });
  if (paths.length > 0) return paths.sort();
  throw new InvalidLogError({
    where: arg,
    found: kind === "folder" ? "a folder without files" : "no such file",
    expected: "a file, a folder with files, a pattern that matches files, or - for standard input",
  });
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return "nothing";
    throw cause;
  }
}
