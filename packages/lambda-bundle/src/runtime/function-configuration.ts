import { ReservedEnvironmentError } from "../errors.js";

/** A function as deployed: its code folder and the configuration that Lambda would hold for it. */
export interface FunctionConfiguration {
  /** Folder with the bundle, as it would be zipped. It runs from a copy outside the repository: what it lacks, it lacks. */
  readonly directory: string;
  /** `file.export`, for example `lambda.handler`. */
  readonly handler: string;
  /** The function's own variables. Nothing of this process's environment is passed on. */
  readonly environment: Readonly<Record<string, string>>;
  /** What Lambda takes from the execution role; without it the function finds no credentials. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Default `local-function`. */
  readonly functionName?: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** What the function is told that it has; it is not enforced. Default 512. */
  readonly memoryMb?: number;
  /** An invocation that runs longer is killed. Default 3,000, as in Lambda. */
  readonly timeoutMs?: number;
  /** An init phase that runs longer is killed. Default 10,000, as in Lambda. */
  readonly initTimeoutMs?: number;
}

/** A configuration with every default filled in. */
export type CompleteConfiguration = Required<Omit<FunctionConfiguration, "credentials">> &
  Pick<FunctionConfiguration, "credentials">;

/**
 * Fills in the defaults.
 *
 * @throws {ReservedEnvironmentError} when `environment` sets what Lambda refuses to have set
 */
export function completeConfiguration(given: FunctionConfiguration): CompleteConfiguration {
  const reserved = Object.keys(given.environment).find(isReserved);
  if (reserved !== undefined) {
    throw new ReservedEnvironmentError(
      `environment.${reserved} is reserved by Lambda, which would refuse the function: ` +
        "give region and credentials by their own options, and name the variable differently otherwise",
    );
  }
  return {
    functionName: "local-function",
    region: "us-east-1",
    memoryMb: 512,
    timeoutMs: 3000,
    initTimeoutMs: 10_000,
    ...given,
  };
}

// AWS Lambda developer guide, "Defined runtime environment variables", reserved ones (read 2026-11).
const RESERVED = new Set([
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_DEFAULT_REGION",
  "AWS_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_TASK_ROOT",
  "LAMBDA_RUNTIME_DIR",
]);

function isReserved(name: string): boolean {
  return RESERVED.has(name) || name.startsWith("AWS_LAMBDA_");
}

// The account that emulators answer for.
const ACCOUNT = "123456789012";

export function functionArn({ region, functionName }: CompleteConfiguration): string {
  return `arn:aws:lambda:${region}:${ACCOUNT}:function:${functionName}`;
}

/** The whole environment of the process: what Lambda sets, then the function's own variables. */
export function processEnvironment(
  configuration: CompleteConfiguration,
  taskRoot: string,
  runtimeApi: string,
): Record<string, string> {
  const { credentials, functionName, handler, memoryMb, region } = configuration;
  return {
    PATH: "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    _HANDLER: handler,
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: taskRoot,
    ...(credentials && {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
    ...configuration.environment,
  };
}
