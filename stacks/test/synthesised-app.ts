import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AppOptions, buildApp } from "../src/app.js";
import { scratchFolder } from "./scratch.js";

type Attributes = Readonly<Record<string, unknown>>;

/** The repository's own policy files. */
export const policies = fileURLToPath(new URL("../policies", import.meta.url));

/** How terraform refers to an attribute: `reference("aws_sns_topic.alerts.arn")`. */
export const reference = (address: string): string => `\${${address}}`;

/** Stand-ins for what a build leaves behind. */
export function builtFolders(): AppOptions["surroundings"]["bundles"] {
  const folder = () => scratchFolder({ "lambda.mjs": "export const handler = async () => ({ statusCode: 200 });\n" });
  return { api: folder(), scaler: folder() };
}

export interface SynthesisedStack {
  readonly text: string;
  readonly terraform: Attributes;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly provider: Attributes;
  /** Resources of a type, by logical id. */
  resources(type: string): readonly Attributes[];
}

/** Synthesises every stack into a scratch folder and reads them back, by name. */
export function synthesiseApp(change: Partial<AppOptions> = {}) {
  const outdir = scratchFolder();
  buildApp({
    environment: {},
    surroundings: { bundles: builtFolders(), policies },
    outdir,
    ...change,
  }).synth();
  const stacks = readdirSync(join(outdir, "stacks")).map((name) => [name, read(join(outdir, "stacks", name))] as const);
  return (name: string): SynthesisedStack => {
    const found = stacks.find(([known]) => known === name)?.[1];
    if (found === undefined)
      throw new Error(`no stack ${name}; there are ${stacks.map(([known]) => known).join(", ")}`);
    return found;
  };
}

function read(directory: string): SynthesisedStack {
  const text = readFileSync(join(directory, "cdk.tf.json"), "utf8");
  const stack = JSON.parse(text) as {
    terraform: Attributes;
    output: SynthesisedStack["outputs"];
    provider: { aws: readonly [Attributes] };
    resource: Record<string, Record<string, Attributes>>;
  };
  return {
    text,
    terraform: stack.terraform,
    outputs: stack.output,
    provider: stack.provider.aws[0],
    resources: (type) => Object.values(stack.resource[type] ?? {}),
  };
}
