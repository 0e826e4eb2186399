import { GetFunctionCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { type Capacity, type Reason, reason } from "@serverless-autoscaler/scaling-core";

/** What GetFunction says about a function as a whole. */
export interface FunctionFacts {
  readonly reserved: number | "unset";
  /** Runs on Lambda Managed Instances, which scale by rules of their own. */
  readonly locked: Reason | undefined;
}

/** What GetFunction says about the version behind an alias. */
export interface VersionFacts {
  readonly locked: Reason | undefined;
  readonly unit: NonNullable<Capacity["unit"]>;
}

/** Reads the function itself. GetFunction has a quota of its own, so this does not slow down the control plane. */
export async function readFunction(
  client: LambdaClient,
  functionName: string,
  deadline: AbortSignal,
): Promise<FunctionFacts> {
  const command = new GetFunctionCommand({ FunctionName: functionName });
  const { Concurrency, Configuration } = await client.send(command, { abortSignal: deadline });
  return {
    reserved: Concurrency?.ReservedConcurrentExecutions ?? "unset",
    locked: Configuration?.CapacityProviderConfig === undefined ? undefined : managedInstances(functionName),
  };
}

/**
 * Reads the version behind an alias. Asked with a qualifier, AWS leaves the reserved concurrency out, even where it is
 * set: that belongs to `readFunction` (hashicorp/terraform-provider-aws#43753, read 2026-11).
 */
export async function readVersion(
  client: LambdaClient,
  functionName: string,
  alias: string,
  deadline: AbortSignal,
): Promise<VersionFacts> {
  const command = new GetFunctionCommand({ FunctionName: functionName, Qualifier: alias });
  const { Configuration } = await client.send(command, { abortSignal: deadline });
  const { SnapStart, CapacityProviderConfig, MemorySize = 128, Architectures } = Configuration ?? {};
  const snapStart = SnapStart?.ApplyOn === "PublishedVersions" && SnapStart.OptimizationStatus !== "Off";
  return {
    locked:
      CapacityProviderConfig !== undefined
        ? managedInstances(functionName)
        : snapStart
          ? reason(
              "snapStart",
              `${functionName}:${alias} uses SnapStart; AWS allows no provisioned concurrency with it`,
            )
          : undefined,
    unit: { memoryMb: MemorySize, architecture: Architectures?.[0] === "arm64" ? "arm64" : "x86_64" },
  };
}

const managedInstances = (functionName: string): Reason =>
  reason("managedInstances", `${functionName} runs on Lambda Managed Instances, which scale by rules of their own`);
