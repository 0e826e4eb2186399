/** What a verb needs of the world, so that tests can give it another. */
export interface World {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** One line for people. */
  say(line: string): void;
  /** One line for the next step of a workflow, `name=value`. */
  answer(name: string, value: string): void;
}

/** One thing that a workflow does. */
export interface Verb {
  readonly usage: string;
  readonly does: string;
  run(args: readonly string[], world: World): Promise<void>;
}
