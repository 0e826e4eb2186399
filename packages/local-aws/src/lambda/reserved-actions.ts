import type { CloudModel } from "../cloud/cloud-model.js";
import type { Actions } from "../wire/actions.js";
import type { AwsRequest } from "../wire/aws-request.js";
import { json, noContent, parseJsonObject } from "../wire/reply.js";
import { unreservedExecutions } from "./account-pool.js";
import type { Alone } from "./one-at-a-time.js";
import { arnFor, reference } from "./reference.js";
import { belowUnreservedFloor, failedConstraint, functionNotFound, invalidParameter } from "./refusals.js";

/** Reserved concurrency and the account's pool. */
export function reservedActions(cloud: CloudModel, alone: Alone): Actions {
  return {
    PutFunctionConcurrency: async (request) => {
      const name = await existing(cloud, request);
      const executions = parseJsonObject(await request.body()).ReservedConcurrentExecutions;
      if (typeof executions !== "number" || !Number.isInteger(executions) || executions < 0) {
        throw failedConstraint("reservedConcurrentExecutions", executions, "have value greater than or equal to 0");
      }
      await alone(async () => {
        await checkReserved(cloud, name, executions);
        await cloud.reserved.set(name, executions);
      });
      return json(200, { ReservedConcurrentExecutions: executions });
    },

    GetFunctionConcurrency: async (request) => {
      const name = await existing(cloud, request);
      return json(200, { ReservedConcurrentExecutions: await cloud.reserved.get(name) });
    },

    DeleteFunctionConcurrency: async (request) => {
      await cloud.reserved.unset(await existing(cloud, request));
      return noContent();
    },

    GetAccountSettings: async () => {
      const { concurrencyLimit } = cloud.account;
      return json(200, {
        AccountLimit: {
          TotalCodeSize: 80_530_636_800,
          CodeSizeUnzipped: 262_144_000,
          CodeSizeZipped: 52_428_800,
          ConcurrentExecutions: concurrencyLimit,
          UnreservedConcurrentExecutions: await unreservedExecutions(cloud),
        },
        AccountUsage: { TotalCodeSize: 0, FunctionCount: await cloud.functions.count() },
      });
    },
  };
}

/** @throws {AwsError} InvalidParameterValueException below the function's provisioned or the account's floor */
async function checkReserved(cloud: CloudModel, name: string, executions: number): Promise<void> {
  const provisioned = cloud.provisioned.totals().get(name) ?? 0;
  if (executions < provisioned) {
    throw invalidParameter(
      `ReservedConcurrentExecutions ${executions} should not be lower than function's total provisioned concurrency [${provisioned}].`,
    );
  }
  // Less than before takes nothing from the pool, whatever state the pool is in.
  if (executions <= ((await cloud.reserved.get(name)) ?? provisioned)) return;
  const { unreservedFloor } = cloud.account;
  const left = (await unreservedExecutions(cloud, name)) - executions;
  if (left < unreservedFloor) throw belowUnreservedFloor("ReservedConcurrentExecutions", unreservedFloor);
}

async function existing(cloud: CloudModel, request: AwsRequest): Promise<string> {
  const { name } = reference(request);
  if ((await cloud.functions.find(name)) === undefined) {
    throw functionNotFound(arnFor(request, cloud.account.id, name));
  }
  return name;
}
