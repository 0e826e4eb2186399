import { fileURLToPath } from "node:url";
import { ConstructsError } from "@serverless-autoscaler/constructs";
import { PolicyFileError } from "@serverless-autoscaler/scaling-config";
import { buildApp } from "./app.js";
import { readEnvironment } from "./environment.js";
import { ConfigurationError } from "./errors.js";

const BAD_INPUT = 2;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

try {
  buildApp({
    environment: readEnvironment(process.env),
    surroundings: {
      bundles: { api: here("../../apps/api/dist/lambda"), scaler: here("../../apps/scaler/dist/lambda") },
      policies: here("../policies"),
    },
  }).synth();
} catch (error) {
  const expected = [ConstructsError, PolicyFileError, ConfigurationError].some((kind) => error instanceof kind);
  if (!expected || !(error instanceof Error)) throw error;
  // What a person has to mend: the message says it all, a stack trace would hide it.
  console.error(error.message);
  process.exitCode = BAD_INPUT;
}
