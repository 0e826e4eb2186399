import { GetAliasCommand, type LambdaClient } from "@aws-sdk/client-lambda";

/** Why an alias cannot carry provisioned concurrency now; undefined when it can. */
export async function aliasTrouble(
  client: LambdaClient,
  functionName: string,
  alias: string,
  deadline: AbortSignal,
): Promise<{ readonly code: string; readonly why: string } | undefined> {
  const command = new GetAliasCommand({ FunctionName: functionName, Name: alias });
  const { FunctionVersion, RoutingConfig } = await client.send(command, { abortSignal: deadline });
  const weights = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  if (weights.length > 0) {
    const shares = weights.map(([version, weight]) => `version ${version} takes ${weight}`).join(", ");
    const why = `${functionName}:${alias} shifts traffic (${shares}); held until the alias points at one version`;
    return { code: "aliasShifting", why };
  }
  if (FunctionVersion === "$LATEST") {
    const why = `${functionName}:${alias} points at $LATEST, which takes no provisioned concurrency; publish a version`;
    return { code: "aliasOfLatest", why };
  }
  return undefined;
}
