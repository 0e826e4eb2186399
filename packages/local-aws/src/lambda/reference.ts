import type { AwsRequest } from "../wire/aws-request.js";
import { type FunctionReference, functionArn, parseFunctionReference } from "../wire/function-name.js";

/** The function and qualifier that a Lambda request names; `?Qualifier=` wins over the end of an ARN. */
export function reference(request: AwsRequest): FunctionReference {
  const segment = /\/(?:functions|tags)\/([^/]+)/.exec(request.path)?.[1] ?? "";
  const { name, qualifier } = parseFunctionReference(decodeURIComponent(segment));
  return { name, qualifier: request.query.get("Qualifier") ?? qualifier };
}

export function arnFor(request: AwsRequest, accountId: string, name: string, qualifier?: string): string {
  return functionArn(request.region, accountId, name, qualifier);
}
