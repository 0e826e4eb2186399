import { describe, expect, it } from "vitest";
import { reference, synthesiseApp } from "../../test/synthesised-app.js";

interface Document {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

const bootstrap = synthesiseApp({ environment: { githubRepository: "octo@12/shop@345" } })("bootstrap");
const roles = new Map(bootstrap.resources("aws_iam_role").map((role) => [role.name, role]));
const document = (text: unknown): Document => JSON.parse(String(text)) as Document;

/** Statements of every policy of a role. */
function rightsOf(role: "plan" | "deploy-dev" | "deploy-prod"): Document["Statement"] {
  return bootstrap
    .resources("aws_iam_role_policy")
    .filter((policy) => policy.role === reference(`aws_iam_role.${role}.name`))
    .flatMap((policy) => document(policy.policy).Statement);
}

describe("the state bucket", () => {
  it("keeps versions, encrypts, is private, and is never emptied by a destroy", () => {
    expect(bootstrap.resources("aws_s3_bucket_versioning")).toMatchObject([
      { versioning_configuration: { status: "Enabled" } },
    ]);
    expect(bootstrap.resources("aws_s3_bucket_server_side_encryption_configuration")).toMatchObject([
      { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }] },
    ]);
    expect(bootstrap.resources("aws_s3_bucket_public_access_block")).toMatchObject([
      { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
    ]);
    expect(bootstrap.resources("aws_s3_bucket")[0]).not.toHaveProperty("force_destroy");
  });

  it("refuses whoever does not use TLS", () => {
    const [policy] = bootstrap.resources("aws_s3_bucket_policy");
    expect(document(policy?.policy).Statement).toMatchObject([
      { Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ]);
  });
});

describe("who may wear the roles", () => {
  const trustOf = (name: string) => document(roles.get(name)?.assume_role_policy).Statement[0]?.Condition;

  it("is a job of this repository in the environment of that name, letter by letter", () => {
    for (const stage of ["dev", "prod"]) {
      expect(trustOf(`autoscaler-deploy-${stage}`)).toEqual({
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": [`repo:octo@12/shop@345:environment:${stage}`],
        },
      });
    }
  });

  it("is, for plans, a pull request or main", () => {
    expect(trustOf("autoscaler-plan")?.StringEquals).toMatchObject({
      "token.actions.githubusercontent.com:sub": [
        "repo:octo@12/shop@345:pull_request",
        "repo:octo@12/shop@345:ref:refs/heads/main",
      ],
    });
  });

  it("is nobody when no repository is named; the boundaries are made all the same", () => {
    const without = synthesiseApp()("bootstrap");
    expect(without.resources("aws_iam_role")).toEqual([]);
    expect(without.resources("aws_iam_openid_connect_provider")).toEqual([]);
    expect(without.resources("aws_iam_policy").map(({ name }) => name)).toEqual([
      "autoscaler-boundary-dev",
      "autoscaler-boundary-prod",
    ]);
  });
});

describe("what the roles may do", () => {
  it("is, for the plan role, to read: no action that changes, locks or runs anything", () => {
    const actions = rightsOf("plan").flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(20);
    for (const action of actions) expect(action).toMatch(/:(Get|List|Describe)|^apigateway:GET$/);
    expect(rightsOf("plan").find(({ Sid }) => Sid === "ReadState")?.Resource).toEqual([
      expect.stringMatching(/\/dev\.tfstate$/),
      expect.stringMatching(/\/prod\.tfstate$/),
    ]);
  });

  it("ends, for a deploy role, at the names of its stage", () => {
    for (const { Sid, Resource } of rightsOf("deploy-dev")) {
      if (["Listings", "Apis", "MemoryKey"].includes(Sid)) continue; // no narrower resource exists
      for (const arn of Resource)
        expect(`${Sid} ${arn}`).toMatch(/autoscaler-dev-\*|dev\.tfstate(\.tflock)?$|state_bucket/);
    }
  });

  it("sees of KMS the one key that AWS manages for tables", () => {
    const keys = rightsOf("deploy-dev").filter(({ Action }) => Action.some((action) => action.startsWith("kms:")));
    expect(keys).toMatchObject([
      {
        Action: ["kms:DescribeKey"],
        Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/aws/dynamodb"] } },
      },
    ]);
  });

  it("has no wildcard action, and * as a resource only for what knows no resources", () => {
    for (const role of ["plan", "deploy-dev", "deploy-prod"] as const) {
      for (const { Sid, Action, Resource } of rightsOf(role)) {
        expect(Action.filter((action) => action.includes("*"))).toEqual([]);
        if (Resource.includes("*")) expect(Sid).toBe("Listings");
      }
    }
  });

  it("makes roles only under the boundary, and hands them only to Lambda and Scheduler", () => {
    const rights = rightsOf("deploy-dev");
    const making = rights.filter(({ Action }) => Action.some((action) => /CreateRole|PutRolePolicy/.test(action)));
    expect(making).toHaveLength(1);
    expect(making[0]?.Condition).toEqual({
      StringEquals: { "iam:PermissionsBoundary": reference("aws_iam_policy.boundary-dev.arn") },
    });
    expect(rights.find(({ Action }) => Action.includes("iam:PassRole"))?.Condition).toEqual({
      StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com", "scheduler.amazonaws.com"] },
    });
    const actions = rights.flatMap(({ Action }) => Action);
    for (const never of ["iam:AttachRolePolicy", "iam:DeleteRolePermissionsBoundary", "iam:CreatePolicy"]) {
      expect(actions).not.toContain(never);
    }
  });

  it("reaches into the table no further than the policy items", () => {
    const items = rightsOf("deploy-dev").filter(({ Action }) => Action.some((action) => action.endsWith("Item")));
    expect(items).toHaveLength(1);
    expect(items[0]?.Condition).toEqual({ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["policy"] } });
  });

  it("fits into what IAM allows: 10,240 characters of inline policies a role, 6,144 a managed policy", () => {
    const arn = (text: string) => text.replaceAll(/\$\{data\.aws_(caller_identity|partition)[^}]*\}/g, "123456789012");
    for (const role of ["plan", "deploy-dev", "deploy-prod"] as const) {
      expect(arn(JSON.stringify(rightsOf(role))).length).toBeLessThan(10_240);
    }
    for (const { policy } of bootstrap.resources("aws_iam_policy")) {
      expect(arn(String(policy)).length).toBeLessThan(6_144);
    }
  });
});
