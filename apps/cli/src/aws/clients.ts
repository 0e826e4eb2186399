import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { controlPlaneLimiter, loadAccount } from "@serverless-autoscaler/adapter-aws";
import { describeCode } from "../describe-failure.js";
import { CommandError, EXIT_FAILED } from "../failure.js";

/** Of AWS's 15 control-plane requests a second the command leaves three to everybody else. */
const CONTROL_PLANE_PER_SECOND = 12;

export interface AwsClients {
  readonly cloudWatch: CloudWatchClient;
  readonly lambda: LambdaClient;
}

export function awsClients(): AwsClients {
  const lambda = new LambdaClient({});
  lambda.middlewareStack.use(controlPlaneLimiter({ perSecond: CONTROL_PLANE_PER_SECOND }));
  return { cloudWatch: new CloudWatchClient({}), lambda };
}

/**
 * One small request before anything else: are there credentials, a Region and a way to AWS? It also brings the
 * account's pool.
 *
 * @throws {CommandError} exit 2 for settings that are missing, 1 for an AWS that cannot be reached or refuses
 */
export async function preflight({ lambda }: AwsClients, deadline: AbortSignal) {
  const account = await loadAccount(lambda, deadline);
  if (account.ok) return account.value;
  const { code, message } = account.failure;
  const known = describeCode(code, message);
  throw new CommandError(
    known?.message ?? `GetAccountSettings: ${code}: ${message}`,
    known?.exitCode === 2 ? 2 : EXIT_FAILED,
  );
}
