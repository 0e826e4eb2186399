import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias/index.js";
import { Construct } from "constructs";
import { BundledFunction, type BundledFunctionProps } from "./bundled-function.js";

/** Tag by which the scaler finds a function that its policy file does not name. */
export const POLICY_TAG = "autoscale:policy";

/** Alias that callers use and that provisioned concurrency is bound to. */
export const LIVE_ALIAS = "live";

export interface ScaledFunctionProps extends BundledFunctionProps {
  /** Name of the policy that scales this function by tag. Absent: the policy file names the function, or nobody does. */
  readonly policy?: string;
}

/**
 * A function whose concurrency the scaler owns.
 *
 * Who owns what:
 * - terraform: code, configuration, and the version that `live` points to. A deploy publishes and moves the alias.
 * - the scaler: reserved concurrency (ignored here) and provisioned concurrency (never declared here).
 * - a release tool: the alias' routing weights (ignored here, so a deploy does not end a canary by itself).
 *
 * Without the ignored attributes every deploy would undo the last decision and throttle production.
 *
 * @example
 * new ScaledFunction(stack, "api", {
 *   name: "checkout", description: "Takes orders", bundle: "dist/lambda", handler: "lambda.handler",
 *   memoryMb: 512, timeoutSeconds: 10, logRetentionDays: 14, policy: "web",
 * });
 */
export class ScaledFunction extends Construct {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly alias: LambdaAlias;
  readonly aliasName = LIVE_ALIAS;

  constructor(scope: Construct, id: string, props: ScaledFunctionProps) {
    super(scope, id);
    const { policy, ...functionProps } = props;
    const tags = { ...props.tags, ...(policy === undefined ? {} : { [POLICY_TAG]: policy }) };
    const bundled = new BundledFunction(
      this,
      "code",
      { ...functionProps, tags },
      { publish: true, ignoreChanges: ["reserved_concurrent_executions"] },
    );
    this.name = bundled.name;
    this.timeoutSeconds = bundled.timeoutSeconds;
    this.alias = new LambdaAlias(this, "live", {
      name: LIVE_ALIAS,
      description: "What callers reach; moved by a deploy, weighted by a release",
      functionName: bundled.function.functionName,
      functionVersion: bundled.function.version,
      lifecycle: { ignoreChanges: ["routing_config"] },
    });
  }
}
