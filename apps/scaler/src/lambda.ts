import { readEnvironment } from "./environment.js";
import { createScaler } from "./scaler.js";

/** Kept free before Lambda's own timeout: to save, to release the claim, to write the record. */
const MARGIN_MS = 5000;

/** What is used of Lambda's context. */
interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

const writeLine = (line: string): void => void process.stdout.write(`${line}\n`);

const environment = readEnvironment(process.env);
// The kill switch comes before everything: with `off` not even a client is made.
const scaler = environment.mode === "off" ? undefined : createScaler(environment, writeLine);

/** Runs one tick; what it answers is for whoever invokes it by hand. */
export async function handler(_event: unknown, context: InvocationContext) {
  if (scaler === undefined) {
    writeLine(JSON.stringify({ level: "warn", message: "off", stage: environment.stage }));
    return { kind: "off" };
  }
  const result = await scaler.run(Math.max(1000, context.getRemainingTimeInMillis() - MARGIN_MS));
  if (result.kind === "ran") return { kind: "ran", summary: result.summary };
  writeLine(JSON.stringify({ level: "warn", message: "superseded", stage: environment.stage, until: result.until }));
  return result;
}
