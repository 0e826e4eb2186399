/**
 * Imports the file named by its argument and writes how long that took, in ms, to descriptor 3: the file may write
 * whatever it likes to stdout. Node's own start is not counted: Lambda has it done before the code is loaded.
 */
import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const url = pathToFileURL(process.argv[2] ?? "").href;
const startedMs = performance.now();
await import(url);
writeSync(3, String(performance.now() - startedMs));
process.exit(0);
