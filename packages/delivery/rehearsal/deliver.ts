import { fileURLToPath } from "node:url";
import { type Ended, runNode } from "./run-node.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface Delivered extends Ended {
  /** What it answered to the next step, by name. */
  readonly answers: Readonly<Record<string, string>>;
  /** The last thing it said: why it refused. */
  readonly lastWords: string;
}

/** Runs one verb as the workflows do, in a process of its own. */
export async function deliver(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Delivered> {
  const ended = await runNode(here("../src/main.ts"), args, { cwd: here("../../../"), variables });
  const pairs = ended.stdout.split("\n").flatMap((line) => {
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  const lastWords = ended.words.trimEnd().split("\n").at(-1) ?? "";
  return { ...ended, answers: Object.fromEntries(pairs), lastWords };
}

/** Runs a verb that must succeed. */
export async function mustDeliver(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Delivered> {
  const delivered = await deliver(args, variables);
  if (delivered.exitCode === 0) return delivered;
  throw new Error(`${args.join(" ")} ended with ${delivered.exitCode}\n${delivered.words}`);
}
