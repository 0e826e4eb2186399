import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function/index.js";
import { Construct } from "constructs";
import { BundleAsset } from "../bundle/bundle-asset.js";
import type { Statement } from "../iam/policy-document.js";
import { ServiceRole } from "../iam/service-role.js";
import { checkFunctionLimits, lambdaLimits } from "./lambda-limits.js";
import type { LogRetentionDays } from "./log-retention.js";

export interface BundledFunctionProps {
  /** Name of the function, of its role and, behind `/aws/lambda/`, of its log group. */
  readonly name: string;
  readonly description: string;
  /** Folder with the built code. */
  readonly bundle: string;
  /** `file.export` in the bundle. */
  readonly handler: string;
  /** 128 to 10,240. */
  readonly memoryMb: number;
  /** 1 to 900. */
  readonly timeoutSeconds: number;
  /** Size of `/tmp`, 512 to 10,240. Default 512, which costs nothing. */
  readonly ephemeralStorageMb?: number;
  /** Default arm64: a fifth cheaper a GB-second than x86_64. */
  readonly architecture?: "arm64" | "x86_64";
  readonly environment?: Readonly<Record<string, string>>;
  readonly logRetentionDays: LogRetentionDays;
  /** What the code may do, beyond writing its own log. */
  readonly statements?: readonly Statement[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** What is fixed for one use of the function; not a choice of the team that deploys it. */
interface Ownership {
  /** Publish an immutable version on every change. */
  readonly publish: boolean;
  /** Executions kept for this function by terraform; absent: nothing is reserved here. */
  readonly guaranteedExecutions?: number;
  /** Attributes that somebody else writes at run time. */
  readonly ignoreChanges: readonly string[];
}

/**
 * A Lambda function from a built folder: deterministic archive, Node 22, a log group with an end, a role of its own.
 *
 * Lines are JSON because the code writes them so; Lambda's `logging_config` is left at its default, and the platform's
 * REPORT lines stay the text that log analysis reads.
 */
export class BundledFunction extends Construct {
  readonly function: LambdaFunction;
  readonly name: string;
  readonly timeoutSeconds: number;

  constructor(scope: Construct, id: string, props: BundledFunctionProps, ownership: Ownership) {
    super(scope, id);
    const { environment = {}, tags = {} } = props;
    const ephemeralStorageMb = props.ephemeralStorageMb ?? lambdaLimits.ephemeralStorageMb.min;
    checkFunctionLimits({ ...props, ephemeralStorageMb, environment });
    this.name = props.name;
    this.timeoutSeconds = props.timeoutSeconds;

    const code = new BundleAsset(this, "code", props.bundle, props.handler);
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/lambda/${props.name}`,
      retentionInDays: props.logRetentionDays,
    });
    const role = new ServiceRole(this, "role", {
      name: props.name,
      service: "lambda.amazonaws.com",
      statements: [
        {
          sid: "WriteOwnLog",
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          // A log stream's ARN ends in a name that Lambda makes up.
          resources: [`${logs.arn}:*`],
        },
        ...(props.statements ?? []),
      ],
    });
    this.function = new LambdaFunction(this, "function", {
      functionName: props.name,
      description: props.description,
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: [props.architecture ?? "arm64"],
      handler: props.handler,
      filename: code.path,
      sourceCodeHash: code.codeSha256,
      memorySize: props.memoryMb,
      timeout: props.timeoutSeconds,
      ephemeralStorage: { size: ephemeralStorageMb },
      publish: ownership.publish,
      ...(Object.keys(environment).length === 0 ? {} : { environment: { variables: { ...environment } } }),
      ...(ownership.guaranteedExecutions === undefined
        ? {}
        : { reservedConcurrentExecutions: ownership.guaranteedExecutions }),
      ...(Object.keys(tags).length === 0 ? {} : { tags: { ...tags } }),
      ...(ownership.ignoreChanges.length === 0 ? {} : { lifecycle: { ignoreChanges: [...ownership.ignoreChanges] } }),
      // The first invocation would otherwise make a log group without an end, or fail for want of permission.
      dependsOn: [logs, role.policy],
    });
  }
}
