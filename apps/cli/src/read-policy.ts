import { readFile } from "node:fs/promises";
import type { PolicyFile } from "@serverless-autoscaler/scaling-config";
import { parsePolicyText } from "@serverless-autoscaler/scaling-config/yaml";
import { badInput } from "./failure.js";

/** Reads a text file that the command was given; a file that cannot be read is bad input. */
export async function readInput(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    const why = { ENOENT: "no such file", EISDIR: "it is a folder", EACCES: "no permission" }[code] ?? code;
    throw badInput(`${path}: cannot read ${what}: ${why}`);
  }
}

/** Reads and checks a policy file (YAML or JSON). */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  return parsePolicyText(await readInput(path, "the policy file"), { source: path }).file;
}
