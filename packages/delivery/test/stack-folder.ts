import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { scratchFolder } from "./scratch-folder.js";

/** A stack folder as the stacks synthesise it, as far as functions go. */
export interface StackFolder {
  readonly directory: string;
  /** Base64 SHA-256 by function. */
  readonly codeSha256: Readonly<Record<string, string>>;
  /** Path of a function's archive. */
  archiveOf(name: string): string;
}

/** Writes the folder of a stage with these functions; `api` gets the alias `live`, as in our stacks. */
export function stackFolder(stage: string, code: Readonly<Record<string, string>>): StackFolder {
  const directory = join(scratchFolder(), stage);
  const functions: Record<string, unknown> = {};
  const digests: Record<string, string> = {};
  const paths: Record<string, string> = {};
  for (const [name, contents] of Object.entries(code)) {
    const digest = createHash("sha256").update(contents).digest();
    const filename = `assets/${name}/${digest.toString("hex")}.zip`;
    paths[name] = join(directory, filename);
    mkdirSync(dirname(paths[name]), { recursive: true });
    writeFileSync(paths[name], contents);
    digests[name] = digest.toString("base64");
    functions[`${name}_F1`] = {
      function_name: `autoscaler-${stage}-${name}`,
      filename,
      source_code_hash: digests[name],
    };
  }
  const alias = { name: "live", function_name: "\u0024{aws_lambda_function.api_F1.function_name}" };
  writeFileSync(
    join(directory, "cdk.tf.json"),
    JSON.stringify({
      provider: { aws: [{ region: "us-east-1" }] },
      resource: { aws_lambda_function: functions, aws_lambda_alias: { live: alias } },
    }),
  );
  return { directory, codeSha256: digests, archiveOf: (name) => paths[name] ?? "" };
}
