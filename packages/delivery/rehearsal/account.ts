import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { startMoto } from "@serverless-autoscaler/local-aws";

/** One emulated AWS account with a bucket for states, as stack `bootstrap` would leave it. */
export interface Account {
  readonly id: string;
  /** Environment in which commands speak to this account. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly lambda: LambdaClient;
  /** What somebody does in the console, past every workflow. */
  setMemory(functionName: string, memoryMb: number): Promise<void>;
  stop(): Promise<void>;
}

const REGION = "us-east-1";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** @param scratch folder for what terraform's helpers leave behind */
export async function startAccount(id: string, scratch: string): Promise<Account> {
  // moto takes its account's number from the environment it is started in.
  process.env.MOTO_ACCOUNT_ID = id;
  const moto = await startMoto();
  const bucket = `autoscaler-state-${id}-${REGION}`;
  const made = await fetch(`${moto.url}/${bucket}`, { method: "PUT" });
  if (!made.ok) throw new Error(`bucket ${bucket}: ${made.status} ${await made.text()}`);
  const lambda = new LambdaClient({ endpoint: moto.url, region: REGION, credentials });
  return {
    id,
    lambda,
    variables: {
      ...process.env,
      AWS_ENDPOINT_URL: moto.url,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      // Whoever rehearses may be logged in somewhere: that account has no part in this.
      AWS_PROFILE: undefined,
      AWS_SESSION_TOKEN: undefined,
      TMPDIR: scratch,
      AUTOSCALER_STATE_BUCKET: bucket,
    },
    async setMemory(FunctionName, MemorySize) {
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize }));
    },
    async stop() {
      lambda.destroy();
      await moto.stop();
    },
  };
}
