import { GetAccountSettingsCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { Attempt } from "@serverless-autoscaler/scaling-core";
import { failureOf } from "../failure.js";

/** The account's pool in this Region; executions. */
export interface LambdaAccount {
  /** Quota of concurrent executions. */
  readonly limit: number;
  /** What no reservation has taken. AWS keeps a floor of it; where that lies only a refusal tells. */
  readonly unreserved: number;
}

/** Reads the account's concurrency pool. */
export async function loadAccount(client: LambdaClient, deadline: AbortSignal): Promise<Attempt<LambdaAccount>> {
  try {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}), { abortSignal: deadline });
    const { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved } = AccountLimit ?? {};
    if (limit === undefined || unreserved === undefined) {
      const message = "GetAccountSettings gave no concurrency limits";
      return { ok: false, failure: { code: "incompleteAnswer", message, retryable: true } };
    }
    return { ok: true, value: { limit, unreserved } };
  } catch (cause) {
    return { ok: false, failure: failureOf(cause) };
  }
}
