import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { Construct } from "constructs";
import { type Conditions, policyDocument, type Statement } from "./policy-document.js";

export interface ServiceRoleProps {
  readonly name: string;
  /** Who may wear the role, for example `lambda.amazonaws.com`. */
  readonly service: string;
  /** Narrows who may wear it, where the service passes on for whom it acts. */
  readonly trustConditions?: Conditions;
  readonly statements: readonly Statement[];
}

/** A role for one AWS service, with exactly the statements given. */
export class ServiceRole extends Construct {
  readonly arn: string;
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: props.name,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: props.service },
            Action: "sts:AssumeRole",
            ...(props.trustConditions === undefined ? {} : { Condition: props.trustConditions }),
          },
        ],
      }),
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: "permissions",
      role: role.name,
      policy: policyDocument(props.statements),
    });
    this.arn = role.arn;
  }
}
