import { ConstructsError } from "../errors.js";

/** IAM condition block: operator, key, value or values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One `Allow` of an IAM policy. Actions are written out: a wildcard there grants what AWS invents tomorrow. */
export interface Statement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/**
 * Renders statements as the JSON of an IAM permissions policy.
 *
 * @throws {ConstructsError} WILDCARD_ACTION when an action has a `*`
 */
export function policyDocument(statements: readonly Statement[]): string {
  for (const { sid, actions } of statements) {
    const wildcard = actions.find((action) => action.includes("*"));
    if (wildcard !== undefined) {
      throw new ConstructsError("WILDCARD_ACTION", `statement ${sid} grants ${wildcard}: list the actions one by one`);
    }
  }
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ sid, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      ...(conditions === undefined ? {} : { Condition: conditions }),
    })),
  });
}
