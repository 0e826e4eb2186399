import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, type JsonObject, parseObject } from "../json.js";

/** One Lambda function as a synthesised stack declares it. */
interface StackFunction {
  readonly functionName: string;
  /** Name without project and stage, the same in every stage: `api`. */
  readonly name: string;
  /** Path of its archive. */
  readonly archive: string;
  /** What the stack says the archive's base64 SHA-256 is; Lambda calls it CodeSha256. */
  readonly codeSha256: string;
  /** Aliases that callers use. */
  readonly aliases: readonly string[];
}

/** A synthesised stack, read from its folder. */
export interface SynthesisedStack {
  /** Name of the stack, which is the stage. */
  readonly stage: string;
  readonly directory: string;
  /** Where its provider deploys to. */
  readonly region: string;
  /** Hex SHA-256 of the stack's own file. */
  readonly sha256: string;
  readonly functions: readonly StackFunction[];
}

/** The file that cdktf writes for a stack. */
const STACK_FILE = "cdk.tf.json";

/**
 * Reads the functions of a synthesised stack, in alphabetical order.
 *
 * @param directory folder of the stack: `cdktf.out/stacks/dev`
 * @throws {DeliveryError} BAD_INPUT when there is no stack, or when a function's archive or digest is not literal
 */
export function readStack(directory: string): SynthesisedStack {
  const file = join(directory, STACK_FILE);
  const text = read(file);
  const stage = basename(resolve(directory));
  const { resource, provider } = parseObject(text, file, "a stack as cdktf synthesises it");
  const { aws_lambda_function: functions, aws_lambda_alias: aliases } = asObject(resource);
  const region = asText(asObject(asList(asObject(provider).aws)[0]).region);
  if (region === undefined)
    throw new DeliveryError("BAD_INPUT", `${file}: provider.aws[0].region is missing; expected a region`);
  return {
    stage,
    directory,
    region,
    sha256: createHash("sha256").update(text).digest("hex"),
    functions: Object.entries(asObject(functions))
      .map(([id, declared]) =>
        readFunction({ id, declared: asObject(declared), aliases: asObject(aliases), file, stage }),
      )
      .map((declared) => ({ ...declared, archive: join(directory, declared.archive) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new DeliveryError("BAD_INPUT", `${file} cannot be read: synthesise the stacks first (npm run build)`);
  }
}

interface Declaration {
  readonly id: string;
  readonly declared: JsonObject;
  readonly aliases: JsonObject;
  readonly file: string;
  readonly stage: string;
}

function readFunction({ id, declared, aliases, file, stage }: Declaration): StackFunction {
  const literal = (field: string): string => {
    const value = asText(declared[field]);
    if (value !== undefined && !value.includes("${")) return value;
    throw new DeliveryError(
      "BAD_INPUT",
      `${file}: resource.aws_lambda_function.${id}.${field} is ${JSON.stringify(declared[field] ?? null)}; ` +
        "expected literal text, so that the digest of what is deployed can be checked before it is deployed",
    );
  };
  const functionName = literal("function_name");
  const reference = new RegExp(`^\\$\\{aws_lambda_function\\.${id}\\.[a-z_]+\\}$`);
  return {
    functionName,
    name: functionName.split(`-${stage}-`).at(-1) ?? functionName,
    archive: literal("filename"),
    codeSha256: literal("source_code_hash"),
    aliases: Object.values(aliases)
      .map(asObject)
      .filter(({ function_name: target }) => target === functionName || reference.test(asText(target) ?? ""))
      .flatMap(({ name }) => asText(name) ?? []),
  };
}
