import type { CloudModel, QualifierFacts } from "../cloud/cloud-model.js";
import { unreservedExecutions } from "./account-pool.js";
import { belowUnreservedFloor, conflict, invalidParameter } from "./refusals.js";

export interface ProvisionedRequest {
  readonly name: string;
  readonly qualifier: string;
  readonly executions: number;
}

/**
 * Refuses what AWS refuses: on a version that already has an allocation by another name, while one is in progress,
 * on an alias that shifts traffic, with SnapStart, above the reservation, and below the account's unreserved floor.
 *
 * @throws {AwsError} InvalidParameterValueException (400) or ResourceConflictException (409)
 * Source: Lambda developer guide, provisioned and reserved concurrency (read 2026-11)
 */
export async function checkProvisioned(
  cloud: CloudModel,
  request: ProvisionedRequest,
  target: QualifierFacts,
): Promise<void> {
  const { name, qualifier, executions } = request;
  if (target.snapStart === "on") {
    throw invalidParameter("Provisioned Concurrency is not supported on function versions with SnapStart enabled.");
  }
  if (target.kind === "alias" && Object.keys(target.weights).length > 0) {
    throw invalidParameter("Alias with weights can not be used with Provisioned Concurrency");
  }
  await checkVersionIsFree(cloud, request, target);
  if (cloud.provisioned.get(name, qualifier)?.status === "IN_PROGRESS") {
    throw conflict(`An update is in progress for the Provisioned Concurrency of ${name}:${qualifier}.`);
  }
  const elsewhere =
    (cloud.provisioned.totals().get(name) ?? 0) - (cloud.provisioned.get(name, qualifier)?.requested ?? 0);
  const reserved = await cloud.reserved.get(name);
  if (reserved !== undefined) {
    if (elsewhere + executions > reserved) {
      throw invalidParameter(
        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
      );
    }
    return;
  }
  const { unreservedFloor } = cloud.account;
  const left = (await unreservedExecutions(cloud, name)) - elsewhere - executions;
  if (left < unreservedFloor) throw belowUnreservedFloor("ConcurrentExecutions", unreservedFloor);
}

/** One version holds one allocation: by its number or by one alias, never by two names. */
async function checkVersionIsFree(
  cloud: CloudModel,
  { name, qualifier }: ProvisionedRequest,
  target: QualifierFacts,
): Promise<void> {
  for (const other of cloud.provisioned.of(name).keys()) {
    if (other === qualifier) continue;
    const held = await cloud.functions.resolve(name, other);
    if (held?.version !== target.version) continue;
    throw conflict(
      target.kind === "alias"
        ? "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
        : "Version is pointed by a Provisioned Concurrency alias",
    );
  }
}
