import {
  DeleteFunctionConcurrencyCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
} from "@aws-sdk/client-lambda";
import {
  type Actuator,
  type Capacity,
  describeResource,
  type Outcome,
  type Reason,
  type Resource,
  reason,
} from "@serverless-autoscaler/scaling-core";
import { AdapterAwsError } from "../errors.js";
import { failureOf } from "../failure.js";
import { outcomeOf } from "./outcome.js";
import { type FunctionFacts, readFunction } from "./read-function.js";

/**
 * Scales reserved concurrency, which has three states: unset (the function draws on the account's pool), 0 (stopped)
 * and n. Stopped is left alone: somebody pulled the plug. Unset is left alone unless the resource says `adopt`.
 *
 * Writes through PutFunctionConcurrency only; UpdateFunctionConfiguration has no such member and ignores it.
 *
 * @example lambdaReserved(new LambdaClient({}))
 */
export function lambdaReserved(client: LambdaClient): Actuator {
  return {
    async read(resource, at, deadline) {
      const { function: functionName, adopt } = reservedOf(resource);
      try {
        const facts = await readFunction(client, functionName, deadline);
        return { ok: true, value: capacityOf(facts, functionName, adopt, at) };
      } catch (cause) {
        return { ok: false, failure: failureOf(cause) };
      }
    },

    async apply({ resource, from, to }, deadline) {
      if (from === to) return { kind: "unchanged" };
      const { function: functionName } = reservedOf(resource);
      try {
        const { reserved, locked } = await readFunction(client, functionName, deadline);
        if (reserved === to) return { kind: "unchanged" };
        if (locked !== undefined) return { kind: "refused", code: locked.code, why: locked.text };
        if (reserved === 0) return { kind: "refused", code: "functionStopped", why: stopped(functionName).text };
      } catch (cause) {
        return outcomeOf(cause, { ...attempted(functionName), permission: "lambda:GetFunction" });
      }
      return setReserved(client, functionName, to, deadline);
    },
  };
}

/**
 * Sets reserved concurrency to a number or takes the reservation away (`"unset"`), whatever it is now.
 * A refusal of AWS is an outcome: below the provisioned sum, below the account's unreserved floor, no permission.
 */
export async function setReserved(
  client: LambdaClient,
  functionName: string,
  to: number | "unset",
  deadline: AbortSignal,
): Promise<Outcome> {
  const options = { abortSignal: deadline };
  try {
    if (to === "unset") {
      await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: functionName }), options);
    } else {
      const input = { FunctionName: functionName, ReservedConcurrentExecutions: to };
      await client.send(new PutFunctionConcurrencyCommand(input), options);
    }
    return { kind: "applied" };
  } catch (cause) {
    const operation = to === "unset" ? "DeleteFunctionConcurrency" : "PutFunctionConcurrency";
    return outcomeOf(cause, { ...attempted(functionName), permission: `lambda:${operation}` });
  }
}

function capacityOf({ reserved, locked }: FunctionFacts, functionName: string, adopt: boolean, at: number): Capacity {
  const lock = locked ?? lockOf(reserved, functionName, adopt);
  return {
    requested: reserved,
    ready: reserved === "unset" ? 0 : reserved,
    readAt: at,
    ...(lock === undefined ? {} : { locked: lock }),
  };
}

function lockOf(reserved: number | "unset", functionName: string, adopt: boolean): Reason | undefined {
  if (reserved === 0) return stopped(functionName);
  if (reserved !== "unset" || adopt) return undefined;
  const text = `${functionName} has no reserved concurrency: set it once by hand, or say \`adopt: true\` in its resource`;
  return reason("reservedUnset", text);
}

const stopped = (functionName: string): Reason =>
  reason("functionStopped", `${functionName} is stopped: its reserved concurrency is 0; set it by hand to go on`);

const attempted = (functionName: string) => ({
  resource: `lambda-reserved ${functionName}`,
  conflict: { code: "ResourceConflictException", why: "the function is being updated; the next tick tries again" },
});

function reservedOf(resource: Resource): Extract<Resource, { kind: "lambda-reserved" }> {
  if (resource.kind === "lambda-reserved") return resource;
  throw new AdapterAwsError("wrongKind", `lambdaReserved was given ${describeResource(resource)}; wire it by its kind`);
}
