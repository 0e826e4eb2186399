import { fileURLToPath } from "node:url";

/**
 * Ways to credentials that do not exist inside Lambda, where they stand in the environment: the SDK's default chain
 * looks there first and never gets to these. And a parser of browsers' user agents.
 */
const NEVER_IN_LAMBDA = [
  "@aws-sdk/credential-provider-ini/",
  "@aws-sdk/credential-provider-process/",
  "@aws-sdk/credential-provider-sso/",
  "@aws-sdk/credential-provider-web-identity/",
  "@smithy/credential-provider-imds/",
  "/bowser/",
];

/** How the function is bundled: for the build, and for the tests that run what the build makes. */
export const scalerBundle = {
  entry: fileURLToPath(new URL("src/lambda.ts", import.meta.url)),
  // 1.15 x the 421 KB that the clients of every tick take alone (Lambda, CloudWatch, DynamoDB); `npm run bench` compares.
  budgetBytes: 484_000,
  leaveOut: NEVER_IN_LAMBDA,
};
