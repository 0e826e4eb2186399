import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ResourceNotFoundException,
  UpdateAliasCommand,
} from "@aws-sdk/client-lambda";
import type { DeployedFunctions } from "./deployed-functions.js";

/** The functions of the account and region that a client speaks to. */
export function awsFunctions(client: LambdaClient): DeployedFunctions {
  return {
    codeSha256: (FunctionName, Qualifier) =>
      orAbsent(async () => {
        const input = { FunctionName, ...(Qualifier === undefined ? {} : { Qualifier }) };
        return (await client.send(new GetFunctionConfigurationCommand(input))).CodeSha256;
      }),
    alias: (FunctionName, Name) =>
      orAbsent(async () => {
        const { FunctionVersion, RoutingConfig } = await client.send(new GetAliasCommand({ FunctionName, Name }));
        return { version: FunctionVersion ?? "", weights: RoutingConfig?.AdditionalVersionWeights ?? {} };
      }),
    async pointAlias(FunctionName, Name, { version, weights }) {
      await client.send(
        new UpdateAliasCommand({
          FunctionName,
          Name,
          FunctionVersion: version,
          // An empty map takes the weights of a canary away; leaving it out would keep them.
          RoutingConfig: { AdditionalVersionWeights: { ...weights } },
        }),
      );
    },
  };
}

async function orAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
