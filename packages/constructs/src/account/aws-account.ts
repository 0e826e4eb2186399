import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region/index.js";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

const ID = "aws-account";

/** Account, region and partition that a stack is deployed to, looked up once a stack: needed to write ARNs. */
export class AwsAccount extends Construct {
  readonly id: string;
  readonly region: string;
  readonly partition: string;

  private constructor(scope: Construct) {
    super(scope, ID);
    this.id = new DataAwsCallerIdentity(this, "identity").accountId;
    this.region = new DataAwsRegion(this, "region").name;
    this.partition = new DataAwsPartition(this, "partition").partition;
  }

  static of(scope: Construct): AwsAccount {
    const stack = TerraformStack.of(scope);
    const found = stack.node.tryFindChild(ID);
    return found instanceof AwsAccount ? found : new AwsAccount(stack);
  }

  /** ARN of something of this account: `arn("lambda", "function:checkout")`; of this region, if no other is given. */
  arn(service: string, resource: string, region: string = this.region): string {
    return `arn:${this.partition}:${service}:${region}:${this.id}:${resource}`;
  }
}
