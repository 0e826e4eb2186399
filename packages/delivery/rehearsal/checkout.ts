import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNode } from "./run-node.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const LEFT_OUT = new Set([".git", ".turbo", "cdktf.out", "coverage", "dist", "out", ".terraform"]);

/** A second checkout, to change and build without touching the first. */
export interface Checkout {
  readonly folder: string;
  /** Replaces a text in a file, as a commit would. */
  change(file: string, from: string, to: string): void;
  /** Builds both functions, synthesises every stack, and keeps what came out as the build job's artefact. */
  build(artefact: string): Promise<void>;
}

/** Copies the sources; installed packages are linked, file by file, so that they lie where `npm ci` would put them. */
export function makeCheckout(folder: string): Checkout {
  copyTree(repository, folder, "copy");
  return openCheckout(folder);
}

/** A checkout that is already there. */
export function openCheckout(folder: string): Checkout {
  return {
    folder,
    change(file, from, to) {
      const path = join(folder, file);
      const text = readFileSync(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} has no "${from}" to change: adapt the rehearsal to it`);
      writeFileSync(path, text.replace(from, to));
    },
    async build(artefact) {
      for (const app of ["api", "scaler"]) await mustRun("build.ts", join(folder, "apps", app));
      await mustRun("src/main.ts", join(folder, "stacks"));
      rmSync(artefact, { recursive: true, force: true });
      cpSync(join(folder, "stacks", "cdktf.out"), artefact, { recursive: true });
    },
  };
}

async function mustRun(file: string, cwd: string): Promise<void> {
  // The state's bucket is said at init, so that one synthesis serves every account.
  const variables = { ...process.env, AUTOSCALER_STATE_BUCKET: undefined, AUTOSCALER_GITHUB_REPOSITORY: undefined };
  const ended = await runNode(file, [], { cwd, variables });
  if (ended.exitCode !== 0)
    throw new Error(`${cwd}/${file} ended with ${ended.exitCode}\n${ended.stdout}${ended.words}`);
}

function copyTree(from: string, to: string, how: "copy" | "link"): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (how === "copy" && LEFT_OUT.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) copyTree(source, target, entry.name === "node_modules" ? "link" : how);
    else if (entry.isFile()) place(source, target, how);
  }
}

function place(source: string, target: string, how: "copy" | "link"): void {
  if (how === "link") {
    try {
      linkSync(source, target);
      return;
    } catch {
      // On another disk than the repository: a copy does as well, only slower.
    }
  }
  copyFileSync(source, target);
}
