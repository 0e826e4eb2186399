/** Exit codes of the command: part of its contract. */
export const EXIT_FAILED = 1;
export const EXIT_BAD_INPUT = 2;

/** Something the reader can mend: its message is printed alone, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: typeof EXIT_FAILED | typeof EXIT_BAD_INPUT) {
    super(message);
    this.name = "CommandError";
    this.exitCode = exitCode;
  }
}

/** Wrong words, files or settings: nothing was changed, exit 2. */
export const badInput = (message: string): CommandError => new CommandError(message, EXIT_BAD_INPUT);

/** It was right, it ran and it failed: exit 1. */
export const failed = (message: string): CommandError => new CommandError(message, EXIT_FAILED);
