/** Where a command writes: results to `out`, everything else (progress, warnings, errors) to `note`. */
export interface Output {
  readonly json: boolean;
  /** Columns of the terminal; 120 when there is none. */
  readonly columns: number;
  readonly colour: boolean;
  /** True when a person watches standard error: only then is progress shown. */
  readonly live: boolean;
  out(text: string): void;
  note(text: string): void;
  /** Overwrites the last progress line; "" clears it. Does nothing on a pipe. */
  progress(text: string): void;
}

export function processOutput(json: boolean): Output {
  const { stdout, stderr, env } = process;
  const live = stderr.isTTY === true;
  return {
    json,
    columns: stdout.columns ?? 120,
    colour: stdout.isTTY === true && env.NO_COLOR === undefined && !json,
    live,
    out: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    progress: (text) => {
      if (live) stderr.write(`\r\u001b[2K${text}`);
    },
  };
}

/** The one document on standard output that `--json` promises. */
export const printJson = (output: Output, value: unknown): void => output.out(JSON.stringify(value, null, 2));
