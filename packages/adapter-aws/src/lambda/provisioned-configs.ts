import {
  GetProvisionedConcurrencyConfigCommand,
  type LambdaClient,
  ListProvisionedConcurrencyConfigsCommand,
  type ProvisionedConcurrencyConfigListItem,
  ProvisionedConcurrencyConfigNotFoundException,
} from "@aws-sdk/client-lambda";

/** The provisioned concurrency of one alias, and what the function's other aliases and versions hold. */
export interface ProvisionedConfigs {
  readonly own: ProvisionedConcurrencyConfigListItem | undefined;
  readonly others: number;
}

/** Reads all provisioned concurrency of a function, to the last page. */
export async function readProvisionedConfigs(
  client: LambdaClient,
  functionName: string,
  alias: string,
  deadline: AbortSignal,
): Promise<ProvisionedConfigs> {
  const items: ProvisionedConcurrencyConfigListItem[] = [];
  let marker: string | undefined;
  do {
    const command = new ListProvisionedConcurrencyConfigsCommand({ FunctionName: functionName, Marker: marker });
    const page = await client.send(command, { abortSignal: deadline });
    items.push(...(page.ProvisionedConcurrencyConfigs ?? []));
    marker = page.NextMarker;
  } while (marker);
  const isOwn = ({ FunctionArn }: ProvisionedConcurrencyConfigListItem) => qualifierOf(FunctionArn) === alias;
  const others = items.filter((item) => !isOwn(item));
  return {
    own: items.find(isOwn),
    others: others.reduce((sum, { RequestedProvisionedConcurrentExecutions: n = 0 }) => sum + n, 0),
  };
}

/** What is requested for one alias now; 0 when it has no configuration. */
export async function requestedFor(
  client: LambdaClient,
  functionName: string,
  alias: string,
  deadline: AbortSignal,
): Promise<number> {
  const command = new GetProvisionedConcurrencyConfigCommand({ FunctionName: functionName, Qualifier: alias });
  try {
    const { RequestedProvisionedConcurrentExecutions = 0 } = await client.send(command, { abortSignal: deadline });
    return RequestedProvisionedConcurrentExecutions;
  } catch (cause) {
    if (isNoConfig(cause)) return 0;
    throw cause;
  }
}

export const isNoConfig = (cause: unknown): boolean => cause instanceof ProvisionedConcurrencyConfigNotFoundException;

/**
 * `arn:aws:lambda:us-east-1:123456789012:function:checkout:live` -> `live`. A configuration on the version behind the
 * alias ends in the version's number; an alias cannot be a number, so the two never meet.
 */
const qualifierOf = (functionArn: string | undefined): string | undefined => functionArn?.split(":")[7];
