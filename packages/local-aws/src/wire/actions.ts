import type { AwsRequest } from "./aws-request.js";
import type { Answer } from "./reply.js";

/** Answers by AWS's name of the action; what is not here is forwarded. */
export type Actions = Readonly<Record<string, (request: AwsRequest) => Promise<Answer>>>;
