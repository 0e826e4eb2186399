import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import type { IAspect } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Puts a permissions boundary on every role below: whoever deploys can then create roles,
 * yet none that may do more than the boundary says.
 *
 * @example Aspects.of(stack).add(new PermissionsBoundary("arn:aws:iam::123456789012:policy/autoscaler-dev-boundary"))
 */
export class PermissionsBoundary implements IAspect {
  constructor(private readonly policyArn: string) {}

  visit(node: IConstruct): void {
    if (node instanceof IamRole) node.permissionsBoundary = this.policyArn;
  }
}
