import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js";
import { Construct } from "constructs";

const ISSUER = "token.actions.githubusercontent.com";
const AUDIENCE = "sts.amazonaws.com";

/** Lets workflows of one GitHub repository wear roles without a stored secret. */
export class GithubTrust extends Construct {
  private readonly providerArn: string;
  private readonly repository: string;

  /**
   * @param repository as it stands in a token's subject: `owner/repository`, or with numeric ids
   * `owner@ID/repository@ID`, which is what repositories created since July 2026 have.
   * Source: GitHub docs, "OpenID Connect reference" (read 2026-11)
   */
  constructor(scope: Construct, id: string, repository: string) {
    super(scope, id);
    this.repository = repository;
    this.providerArn = new IamOpenidConnectProvider(this, "provider", {
      url: `https://${ISSUER}`,
      clientIdList: [AUDIENCE],
    }).arn;
  }

  /**
   * Trust policy for jobs of this repository, compared letter by letter: a pattern would let a fork's branch in.
   *
   * @param contexts ends of the subject: `environment:prod`, `pull_request`, `ref:refs/heads/main`
   */
  policyFor(contexts: readonly string[]): string {
    return JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: this.providerArn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${ISSUER}:aud`]: AUDIENCE,
              [`${ISSUER}:sub`]: contexts.map((context) => `repo:${this.repository}:${context}`),
            },
          },
        },
      ],
    });
  }
}
