/** The environment lacks a variable or holds one that cannot be used; the message names every such variable. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** Where and how this process runs. */
export interface Environment {
  /** Deployment stage, for example `dev`. */
  readonly stage: string;
  /** Whether the first request of this process waits for its start. Not so locally, nor with provisioned concurrency. */
  readonly startsCold: boolean;
}

/** The environment of the local server. */
export interface ServerEnvironment extends Environment {
  /** TCP port; 0 takes a free one. */
  readonly port: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

const STAGE = /^[a-z][a-z0-9-]{0,31}$/;
const STAGE_EXPECTED = 'a name of up to 32 lower-case letters, digits and hyphens, for example "dev"';
const DEFAULT_PORT = "3000";
const MAX_PORT = 65_535;

/**
 * Reads what the function needs: `STAGE`, required.
 *
 * @throws {EnvironmentError} at cold start, so that a bad deployment fails before its first request
 */
export function lambdaEnvironment(variables: Variables = process.env): Environment {
  const { STAGE: stage, AWS_LAMBDA_INITIALIZATION_TYPE: initialization } = variables;
  requireValid([problem("STAGE", stage, STAGE_EXPECTED, (value) => STAGE.test(value))]);
  return { stage: stage ?? "", startsCold: initialization !== "provisioned-concurrency" };
}

/**
 * Reads what the local server needs: `STAGE` (default `local`) and `PORT` (default 3000).
 *
 * @throws {EnvironmentError}
 */
export function serverEnvironment(variables: Variables = process.env): ServerEnvironment {
  const { STAGE: stage = "local", PORT: port = DEFAULT_PORT } = variables;
  requireValid([
    problem("STAGE", stage, STAGE_EXPECTED, (value) => STAGE.test(value)),
    problem(
      "PORT",
      port,
      `an integer from 0 to ${MAX_PORT}`,
      (value) => /^\d+$/.test(value) && Number(value) <= MAX_PORT,
    ),
  ]);
  return { stage, port: Number(port), startsCold: false };
}

function problem(name: string, value: string | undefined, expected: string, isValid: (value: string) => boolean) {
  if (value === undefined) return `${name} is not set: expected ${expected}`;
  return isValid(value) ? undefined : `${name} is "${value}": expected ${expected}`;
}

function requireValid(problems: readonly (string | undefined)[]): void {
  const found = problems.filter((text) => text !== undefined);
  if (found.length > 0) throw new EnvironmentError(found.join("; "));
}
