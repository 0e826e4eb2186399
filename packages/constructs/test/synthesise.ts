import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { App, TerraformStack } from "cdktf";
import { scratchFolder } from "./scratch.js";

type Attributes = Readonly<Record<string, unknown>>;

export interface Synthesised {
  /** Every resource of a type, by logical id. */
  all(type: string): readonly Attributes[];
  /** The only resource of a type. */
  only(type: string): Attributes;
  /** The stack as it is written for terraform. */
  readonly text: string;
  /** Files in the stack's folder beside that text, relative. */
  readonly files: readonly string[];
  readonly directory: string;
}

/** Builds constructs in a stack of their own, in a scratch folder, and reads back what terraform would get. */
export function synthesise(build: (stack: TerraformStack) => void): Synthesised {
  const outdir = scratchFolder();
  const directory = join(outdir, "stacks", "test");
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, "test");
  new AwsProvider(stack, "aws");
  build(stack);
  app.synth();
  const text = readFileSync(join(directory, "cdk.tf.json"), "utf8");
  const { resource = {} } = JSON.parse(text) as { resource?: Record<string, Record<string, Attributes>> };
  const all = (type: string): readonly Attributes[] => Object.values(resource[type] ?? {});
  return {
    text,
    directory,
    files: readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .filter((file) => file !== "cdk.tf.json"),
    all,
    only(type) {
      const [first, ...more] = all(type);
      if (first === undefined || more.length > 0) {
        throw new Error(`expected one ${type}, found ${all(type).length}`);
      }
      return first;
    },
  };
}
