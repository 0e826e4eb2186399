/** What the scaler is told by its environment; read once, at start. */
export interface Environment {
  /** DynamoDB table with memory, controls, history and the policy file. */
  readonly table: string;
  readonly stage: string;
  /** `off` is the kill switch: nothing is read, nothing is done. */
  readonly mode: "active" | "dryRun" | "off";
  /** Whether functions are found by the tag `autoscale:policy`. */
  readonly discovery: boolean;
  /** The scaler's own function: its invocations are the heartbeat that tells "no data" from "no load". */
  readonly functionName: string;
}

const MODES = { active: "active", "dry-run": "dryRun", off: "off" } as const;

/** A variable that is missing or says something else than it may: the function does not start. */
class EnvironmentError extends Error {
  readonly code = "environment";

  constructor(name: string, value: string | undefined, expected: string) {
    super(
      `environment variable ${name}: ${value === undefined ? "missing" : JSON.stringify(value)}; expected ${expected}`,
    );
    this.name = "EnvironmentError";
  }
}

/** @throws {EnvironmentError} naming the variable, its value and what was expected */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  return {
    table: required(env, "AUTOSCALE_TABLE", "the name of the scaler's DynamoDB table"),
    stage: required(env, "AUTOSCALE_STAGE", "the name of the stage, such as dev"),
    mode: oneOf(env, "AUTOSCALE_MODE", MODES, "active"),
    discovery: oneOf(env, "AUTOSCALE_DISCOVERY", { on: true, off: false }, "off"),
    functionName: required(env, "AWS_LAMBDA_FUNCTION_NAME", "the function's own name; Lambda sets it"),
  };
}

function required(env: Readonly<Record<string, string | undefined>>, name: string, expected: string): string {
  const value = env[name];
  if (value === undefined || value.trim() === "") throw new EnvironmentError(name, value, expected);
  return value;
}

function oneOf<T>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  allowed: Readonly<Record<string, T>>,
  fallback: string,
): T {
  const value = env[name] ?? fallback;
  const meant = Object.hasOwn(allowed, value) ? allowed[value] : undefined;
  if (meant === undefined) throw new EnvironmentError(name, value, `one of ${Object.keys(allowed).join(", ")}`);
  return meant;
}
