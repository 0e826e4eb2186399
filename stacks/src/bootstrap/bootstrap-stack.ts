import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { AwsAccount, policyDocument, type Statement } from "@serverless-autoscaler/constructs";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configureBackend } from "../aws/backend.js";
import { output } from "../aws/output.js";
import { configureAws } from "../aws/provider.js";
import type { Environment } from "../environment.js";
import type { Stage } from "../stage/stage.js";
import { project, stateRegion } from "../stages.js";
import { deployStatements, readStatements } from "./access.js";
import { boundaryStatements } from "./boundary.js";
import { GithubTrust } from "./github-trust.js";
import { boundaryName, deployRoleName, planRoleName } from "./names.js";
import { readStates, writeState } from "./state-access.js";
import { StateBucket } from "./state-bucket.js";

/**
 * Once an account, by an administrator: the state bucket, a boundary a stage, and the roles of the workflows.
 *
 * Its own state is a local file until `AUTOSCALER_STATE_BUCKET` names the bucket it made; then it moves there.
 */
export class BootstrapStack extends TerraformStack {
  constructor(scope: Construct, stages: readonly Stage[], environment: Environment) {
    super(scope, "bootstrap");
    const { stateBucket, githubRepository } = environment;
    configureBackend(
      this,
      { kind: stateBucket === undefined ? "local" : "s3" },
      { region: stateRegion, ...environment },
    );
    configureAws(this, { region: stateRegion, tags: { project, stage: "bootstrap" } });
    const account = AwsAccount.of(this);
    const bucket = new StateBucket(this, "state");
    const deployed = stages.filter(({ permissionsBoundary }) => permissionsBoundary === "bootstrap");
    const github = githubRepository === undefined ? undefined : new GithubTrust(this, "github", githubRepository);

    for (const { name, region } of deployed) {
      const reach = { account, region, prefix: `${project}-${name}-` };
      const boundary = new IamPolicy(this, `boundary-${name}`, {
        name: boundaryName(name),
        description: `The most that roles of stage ${name} may do`,
        policy: policyDocument(boundaryStatements(reach)),
      });
      if (github === undefined) continue;
      const role = workflowRole(this, `deploy-${name}`, {
        name: deployRoleName(name),
        trust: github.policyFor([`environment:${name}`]),
        rights: deployStatements(reach, boundary.arn),
        state: writeState(bucket.arn, name),
      });
      output(this, `deploy_role_${name}`, role, `Role for workflows of the GitHub environment ${name}`);
    }
    if (github !== undefined) {
      const role = workflowRole(this, "plan", {
        name: planRoleName,
        trust: github.policyFor(["pull_request", "ref:refs/heads/main"]),
        rights: readStatements({ account, region: "*", prefix: `${project}-` }),
        state: readStates(
          bucket.arn,
          deployed.map(({ name }) => name),
        ),
      });
      output(this, "plan_role", role, "Role for plans of pull requests: reads only, takes no lock");
    }
    output(this, "state_bucket", bucket.name, "Set AUTOSCALER_STATE_BUCKET to this");
  }
}

function workflowRole(
  stack: TerraformStack,
  id: string,
  role: {
    readonly name: string;
    readonly trust: string;
    readonly rights: readonly Statement[];
    readonly state: readonly Statement[];
  },
): string {
  const { arn, name } = new IamRole(stack, id, { name: role.name, assumeRolePolicy: role.trust });
  new IamRolePolicy(stack, `${id}-rights`, { name: "rights", role: name, policy: policyDocument(role.rights) });
  new IamRolePolicy(stack, `${id}-state`, { name: "state", role: name, policy: policyDocument(role.state) });
  return arn;
}
