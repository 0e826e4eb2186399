/** A function as a path names it: bare name, partial ARN or full ARN, perhaps with a qualifier at its end. */
export interface FunctionReference {
  readonly name: string;
  readonly qualifier: string | undefined;
}

/**
 * Reads what Lambda accepts for a function.
 *
 * @example parseFunctionReference("arn:aws:lambda:us-east-1:123456789012:function:checkout:live") // { name: "checkout", qualifier: "live" }
 * @example parseFunctionReference("123456789012:function:checkout") // { name: "checkout", qualifier: undefined }
 */
export function parseFunctionReference(sent: string): FunctionReference {
  const marker = "function:";
  const at = sent.indexOf(marker);
  const [name = sent, qualifier] = (at === -1 ? sent : sent.slice(at + marker.length)).split(":");
  return { name, qualifier };
}

export function functionArn(region: string, accountId: string, name: string, qualifier?: string): string {
  const suffix = qualifier === undefined ? "" : `:${qualifier}`;
  return `arn:aws:lambda:${region}:${accountId}:function:${name}${suffix}`;
}
