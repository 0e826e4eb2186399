import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, Manifest, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ConstructsError } from "../errors.js";
import { checkPackageLimits } from "../function/lambda-limits.js";
import { deterministicZip } from "./deterministic-zip.js";

/**
 * A bundle folder as a deterministic archive inside the synthesised stack.
 *
 * `TerraformAsset` is not used: its archive carries file times, so a fresh checkout would redeploy every function.
 */
export class BundleAsset extends Construct {
  /** Path of the archive, relative to the stack's folder, where terraform runs. */
  readonly path: string;
  /** Base64 SHA-256 of the archive, for `source_code_hash`. */
  readonly codeSha256: string;

  /**
   * @param directory folder with the built code
   * @param handler Lambda handler, `file.export`; the file must be in the folder
   * @throws {ConstructsError} when the folder is missing or unfit, or the package is larger than Lambda allows
   */
  constructor(scope: Construct, id: string, directory: string, handler: string) {
    super(scope, id);
    const zip = deterministicZip(directory);
    checkHandler(directory, handler, zip.files);
    checkPackageLimits(directory, zip.bytes.byteLength, zip.unzippedBytes);
    const stack = TerraformStack.of(this);
    const stackDirectory = join(App.of(this).outdir, Manifest.stacksFolder, stack.node.id);
    const folder = `assets/${stack.getLogicalId(this.node)}`;
    // Archives of earlier builds go: what is in the folder is what is deployed.
    rmSync(join(stackDirectory, folder), { recursive: true, force: true });
    mkdirSync(join(stackDirectory, folder), { recursive: true });
    this.path = `${folder}/${zip.sha256}.zip`;
    this.codeSha256 = zip.codeSha256;
    writeFileSync(join(stackDirectory, this.path), zip.bytes);
  }
}

function checkHandler(directory: string, handler: string, files: readonly string[]): void {
  const module = handler.slice(0, handler.lastIndexOf("."));
  const candidates = ["mjs", "js", "cjs"].map((extension) => `${module}.${extension}`);
  if (module.length > 0 && candidates.some((candidate) => files.includes(candidate))) return;
  throw new ConstructsError(
    "BUNDLE_INVALID",
    `handler ${handler} needs one of ${candidates.join(", ")} in ${directory}, which has ${files.join(", ")}`,
  );
}
