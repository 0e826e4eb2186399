import {
  DeleteProvisionedConcurrencyConfigCommand,
  type LambdaClient,
  PutProvisionedConcurrencyConfigCommand,
} from "@aws-sdk/client-lambda";
import { type Actuator, describeResource, type Outcome, type Resource } from "@serverless-autoscaler/scaling-core";
import { AdapterAwsError } from "../errors.js";
import { failureOf } from "../failure.js";
import { aliasTrouble } from "./alias-trouble.js";
import { outcomeOf } from "./outcome.js";
import { provisionedCapacity } from "./provisioned-capacity.js";
import { isNoConfig, readProvisionedConfigs, requestedFor } from "./provisioned-configs.js";
import { readFunction, readVersion } from "./read-function.js";

type Provisioned = Extract<Resource, { kind: "lambda-provisioned" }>;

/**
 * Scales the provisioned concurrency of an alias.
 *
 * Read: one control-plane request (the list of all configurations, for this alias and for what the others take of the
 * reserved cap) and two GetFunction, which has a quota of its own. Change: three requests; the alias is looked at
 * first, because AWS takes no provisioned concurrency while it shifts traffic between versions. An allocation under
 * way, a shift and SnapStart hold the target; they are outcomes, not errors.
 *
 * @example lambdaProvisioned(new LambdaClient({}))
 */
export function lambdaProvisioned(client: LambdaClient): Actuator {
  return {
    async read(resource, at, deadline) {
      const { function: functionName, alias } = provisionedOf(resource);
      try {
        const [facts, version, configs] = await Promise.all([
          readFunction(client, functionName, deadline),
          readVersion(client, functionName, alias, deadline),
          readProvisionedConfigs(client, functionName, alias, deadline),
        ]);
        return { ok: true, value: provisionedCapacity(`${functionName}:${alias}`, facts, version, configs, at) };
      } catch (cause) {
        return { ok: false, failure: failureOf(cause) };
      }
    },

    async apply({ resource, from, to }, deadline) {
      if (from === to) return { kind: "unchanged" };
      const target = provisionedOf(resource);
      try {
        const [trouble, requested] = await Promise.all([
          aliasTrouble(client, target.function, target.alias, deadline),
          requestedFor(client, target.function, target.alias, deadline),
        ]);
        if (requested === to) return { kind: "unchanged" };
        if (trouble !== undefined) return { kind: "refused", ...trouble };
      } catch (cause) {
        return refusal(target, "GetAlias and lambda:GetProvisionedConcurrencyConfig", cause);
      }
      return to === 0 ? remove(client, target, deadline) : put(client, target, to, deadline);
    },
  };
}

async function put(client: LambdaClient, target: Provisioned, to: number, deadline: AbortSignal): Promise<Outcome> {
  const command = new PutProvisionedConcurrencyConfigCommand({
    FunctionName: target.function,
    Qualifier: target.alias,
    ProvisionedConcurrentExecutions: to,
  });
  try {
    await client.send(command, { abortSignal: deadline });
    return { kind: "applied" };
  } catch (cause) {
    return refusal(target, "PutProvisionedConcurrencyConfig", cause);
  }
}

/** The smallest configuration is 1: zero is none at all. */
async function remove(client: LambdaClient, target: Provisioned, deadline: AbortSignal): Promise<Outcome> {
  const input = { FunctionName: target.function, Qualifier: target.alias };
  try {
    await client.send(new DeleteProvisionedConcurrencyConfigCommand(input), { abortSignal: deadline });
    return { kind: "applied" };
  } catch (cause) {
    return isNoConfig(cause) ? { kind: "unchanged" } : refusal(target, "DeleteProvisionedConcurrencyConfig", cause);
  }
}

const refusal = (target: Provisioned, operation: string, cause: unknown): Outcome =>
  outcomeOf(cause, {
    resource: describeResource(target),
    permission: `lambda:${operation}`,
    conflict: { code: "allocationInProgress", why: "an allocation is under way; AWS takes the next change after it" },
  });

function provisionedOf(resource: Resource): Provisioned {
  if (resource.kind === "lambda-provisioned") return resource;
  const given = describeResource(resource);
  throw new AdapterAwsError("wrongKind", `lambdaProvisioned was given ${given}; wire each actuator by its kind`);
}
