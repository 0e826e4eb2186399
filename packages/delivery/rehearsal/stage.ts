import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.js";
import { type Delivered, deliver, mustDeliver } from "./deliver.js";
import type { FrontDoor } from "./front-door.js";

/** What one commit built: the folder that the workflows hand from job to job. */
export interface Artefact {
  readonly commit: string;
  readonly folder: string;
  readonly releaseFile: string;
  /** Digest of the release file, handed on beside the artefact. */
  readonly digest: string;
}

export interface Stage {
  readonly name: "dev" | "prod";
  readonly account: Account;
  readonly frontDoor: FrontDoor;
  /** Where this stage's jobs keep their files. */
  readonly scratch: string;
}

/** A made-up commit id that looks like one. */
export function commitId(words: string): string {
  return createHash("sha1").update(words).digest("hex");
}

/** The build job: writes down what was built. */
export async function release(folder: string, words: string): Promise<Artefact> {
  const commit = commitId(words);
  const releaseFile = join(folder, "release.json");
  const args = ["--commit", commit, "--out", releaseFile, stackOf({ folder }, "dev"), stackOf({ folder }, "prod")];
  const { answers } = await mustDeliver(["digests-write", ...args], process.env);
  return { commit, folder, releaseFile, digest: answers.release ?? "" };
}

export function stackOf({ folder }: Pick<Artefact, "folder">, stage: Stage["name"]): string {
  return join(folder, "stacks", stage);
}

export function checkDigests(stage: Stage, artefact: Artefact): Promise<Delivered> {
  const stack = stackOf(artefact, stage.name);
  const args = ["--release", artefact.releaseFile, "--digest", artefact.digest, "--stack", stack];
  return deliver(["digests-check", ...args], stage.account.variables);
}

/** A plan that was made and kept. */
export interface Kept {
  readonly folder: string;
  readonly changes: string;
  readonly digest: string;
}

export async function plan(stage: Stage, artefact: Artefact, lock: "state" | "none"): Promise<Kept> {
  // A folder each, as every run of a workflow has: a plan that waits is not overwritten by the next.
  mkdirSync(stage.scratch, { recursive: true });
  const folder = mkdtempSync(join(stage.scratch, "plan-"));
  const args = ["--stack", stackOf(artefact, stage.name), "--out", folder, "--lock", lock];
  const { answers } = await mustDeliver(["plan", ...args], stage.account.variables);
  return { folder, changes: answers.changes ?? "", digest: answers.plan ?? "" };
}

export function apply(stage: Stage, artefact: Artefact, kept: Kept): Promise<Delivered> {
  const args = [
    "--stack",
    stackOf(artefact, stage.name),
    "--plan",
    join(kept.folder, "plan.tfplan"),
    "--digest",
    kept.digest,
  ];
  return deliver(["apply", ...args], stage.account.variables);
}

export function verify(stage: Stage, artefact: Artefact): Promise<Delivered> {
  const args = ["--release", artefact.releaseFile, "--stack", stackOf(artefact, stage.name)];
  return deliver(["digests-verify", ...args], stage.account.variables);
}

export function smokeTest(stage: Stage): Promise<Delivered> {
  const args = [
    "--url",
    stage.frontDoor.url,
    "--path",
    "/health",
    "--status",
    "200",
    "--text",
    `"stage":"${stage.name}"`,
  ];
  return deliver(["smoke", ...args, "--attempts", "2"], stage.account.variables);
}

const recordOf = (stage: Stage): string => join(stage.scratch, "aliases.json");

export async function recordAliases(stage: Stage, artefact: Artefact): Promise<void> {
  const args = ["--stack", stackOf(artefact, stage.name), "--out", recordOf(stage)];
  await mustDeliver(["aliases", ...args], stage.account.variables);
}

export function rollBack(stage: Stage, artefact: Artefact): Promise<Delivered> {
  const args = ["--stack", stackOf(artefact, stage.name), "--record", recordOf(stage)];
  return deliver(["rollback", ...args], stage.account.variables);
}
