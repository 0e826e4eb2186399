import { randomUUID } from "node:crypto";
import type { Request } from "express";

/** What finds a request again in the logs of everything that it passed. */
export interface RequestIdentity {
  /** API Gateway's id, which its access log holds too; locally a random one. Sent back as `x-request-id`. */
  readonly requestId: string;
  /** The invocation's id, which Lambda's own log lines hold. */
  readonly lambdaRequestId?: string;
}

export type Identify = (request: Request) => RequestIdentity;

/** Requests that no gateway has named. An id sent by the caller is not taken over: it could be made to mislead. */
export const randomIdentity: Identify = () => ({ requestId: randomUUID() });
