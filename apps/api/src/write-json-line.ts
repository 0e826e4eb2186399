/**
 * Writes one JSON document as one line. Straight to stdout: Lambda puts a prefix before what `console` writes, and then no
 * log reader sees JSON.
 */
export function writeJsonLine(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
