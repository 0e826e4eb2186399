import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import type { TerraformStack } from "cdktf";

/** The AWS provider of a stack. No endpoint is named: `AWS_ENDPOINT_URL` alone sends the same stack elsewhere. */
export function configureAws(
  stack: TerraformStack,
  aws: { readonly region: string; readonly tags: Readonly<Record<string, string>> },
): void {
  new AwsProvider(stack, "aws", {
    region: aws.region,
    // Default 25: an action that answers 500 would be repeated for minutes.
    maxRetries: 2,
    defaultTags: [{ tags: { ...aws.tags } }],
  });
  // Locking by a file in the bucket came with 1.10; an older terraform says so at once.
  stack.addOverride("terraform.required_version", ">= 1.10.0");
}
