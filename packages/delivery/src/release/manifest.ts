import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, parseObject } from "../json.js";
import type { SynthesisedStack } from "./stack-functions.js";

/** One function's archive. */
interface Archive {
  readonly name: string;
  /** Hex SHA-256: the archive's name. */
  readonly sha256: string;
  /** The same digest in base64: what Lambda answers as CodeSha256. */
  readonly codeSha256: string;
  readonly sizeBytes: number;
}

/** What one commit builds: the same archives for every stage, and the stacks that deploy them. */
export interface Release {
  readonly version: 1;
  readonly commit: string;
  readonly archives: readonly Archive[];
  /** Hex SHA-256 of each stage's synthesised stack. */
  readonly stacks: Readonly<Record<string, string>>;
}

/**
 * Writes down what was built, once, for every stage.
 *
 * @throws {DeliveryError} DIGEST_CHANGED when an archive is not what its stack says, or stages would get different code
 */
export function releaseOf(commit: string, stacks: readonly SynthesisedStack[]): Release {
  const [first, ...others] = stacks.map((stack) => ({ stack, archives: archivesOf(stack) }));
  if (first === undefined) throw new DeliveryError("BAD_INPUT", "no stack is named; expected one folder a stage");
  for (const { stack, archives } of others) {
    const [one, other] = [describe(first.archives), describe(archives)];
    if (one !== other) {
      throw new DeliveryError(
        "DIGEST_CHANGED",
        `stage ${stack.stage} would get other code than stage ${first.stack.stage}: ${other} instead of ${one}; ` +
          "build once, then synthesise every stage from the same bundles",
      );
    }
  }
  return {
    version: 1,
    commit,
    archives: first.archives,
    stacks: Object.fromEntries(stacks.map(({ stage, sha256 }) => [stage, sha256])),
  };
}

/**
 * Checks that a stack folder is the one that was released, byte for byte.
 *
 * @throws {DeliveryError} DIGEST_CHANGED naming what differs
 */
export function checkRelease(release: Release, stack: SynthesisedStack): void {
  const known = release.stacks[stack.stage];
  if (known !== stack.sha256) {
    throw new DeliveryError(
      "DIGEST_CHANGED",
      `stack ${stack.stage} has digest ${stack.sha256}, the release of commit ${release.commit} has ` +
        `${known ?? "no such stack"}: deploy the folder that was built with it`,
    );
  }
  const [built, found] = [describe(release.archives), describe(archivesOf(stack))];
  if (built !== found) {
    throw new DeliveryError(
      "DIGEST_CHANGED",
      `stack ${stack.stage} holds ${found}; the release of commit ${release.commit} is ${built}`,
    );
  }
}

function archivesOf({ functions }: SynthesisedStack): readonly Archive[] {
  return functions.map(({ name, archive, codeSha256 }) => {
    const bytes = contents(archive);
    const digest = createHash("sha256").update(bytes).digest();
    if (digest.toString("base64") !== codeSha256) {
      throw new DeliveryError(
        "DIGEST_CHANGED",
        `${archive} has digest ${digest.toString("base64")}, its stack says ${codeSha256}: the archive was changed ` +
          "after it was synthesised; build again",
      );
    }
    return { name, sha256: digest.toString("hex"), codeSha256, sizeBytes: bytes.byteLength };
  });
}

function contents(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new DeliveryError("DIGEST_CHANGED", `${file} is missing, though its stack deploys it: build again`);
  }
}

function describe(archives: readonly Archive[]): string {
  return archives.map(({ name, codeSha256 }) => `${name} ${codeSha256}`).join(", ");
}

/** @throws {DeliveryError} BAD_INPUT when it is not a file that `digests write` wrote */
export function parseRelease(text: string, source: string): Release {
  const { version, commit, archives, stacks } = parseObject(text, source, "a release as `digests write` wrote it");
  if (version !== 1 || typeof commit !== "string" || !Array.isArray(archives)) {
    throw new DeliveryError("BAD_INPUT", `${source}: expected version 1 with commit, archives and stacks`);
  }
  return {
    version,
    commit,
    archives: asList(archives)
      .map(asObject)
      .map(({ name, sha256, codeSha256, sizeBytes }) => ({
        name: asText(name) ?? "",
        sha256: asText(sha256) ?? "",
        codeSha256: asText(codeSha256) ?? "",
        sizeBytes: typeof sizeBytes === "number" ? sizeBytes : 0,
      })),
    stacks: Object.fromEntries(
      Object.entries(asObject(stacks)).map(([stage, sha256]) => [stage, asText(sha256) ?? ""]),
    ),
  };
}

/** The release as a file: one text for one release, so that its own digest can be handed from job to job. */
export function formatRelease(release: Release): string {
  return `${JSON.stringify(release, null, 2)}\n`;
}

/** Hex SHA-256 of a release file. */
export function releaseDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
