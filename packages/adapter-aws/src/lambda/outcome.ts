import type { Outcome } from "@serverless-autoscaler/scaling-core";
import { failureOf, isRefusal } from "../failure.js";

/** What was being done when AWS said no; it names the permission and the code of a conflict. */
export interface Attempted {
  /** As in `lambda-provisioned checkout:live`. */
  readonly resource: string;
  /** IAM action, as in `lambda:PutFunctionConcurrency`. */
  readonly permission: string;
  /** What a 409 means here. */
  readonly conflict: { readonly code: string; readonly why: string };
}

/** Turns what AWS threw into an outcome: refused where AWS will not, failed where it could not. */
export function outcomeOf(cause: unknown, { resource, permission, conflict }: Attempted): Outcome {
  const { code, message, retryable } = failureOf(cause);
  const floor = unreservedFloor(message);
  if (floor !== undefined) {
    const advice = "lower another reservation, the bounds, or have the quota of concurrent executions raised";
    const why = `${resource}: AWS keeps ${floor} executions of the account unreserved; ${advice} (AWS: ${message})`;
    return { kind: "refused", code: "unreservedFloor", why };
  }
  if (!isRefusal(cause)) return { kind: "failed", code, why: `${resource}: ${message}`, retryable };
  if (code === "ResourceConflictException" && !VERSION_TAKEN.test(message)) {
    return { kind: "refused", code: conflict.code, why: `${resource}: ${conflict.why} (AWS: ${message})` };
  }
  return { kind: "refused", code, why: `${resource}: ${message}${adviceOn(code, message, permission)}` };
}

/**
 * The figure in AWS's text about the unreserved floor. It differs between accounts (100, 50 and 10 were seen), so that
 * the text is the only place to learn it from.
 */
export function unreservedFloor(message: string): number | undefined {
  const figure = /UnreservedConcurrentExecutions? below its minimum value of \[?(\d+)/i.exec(message)?.[1];
  return figure === undefined ? undefined : Number(figure);
}

/** A version holds provisioned concurrency under one name only: its number or one alias. A 409, but it will not pass. */
const VERSION_TAKEN = /already provisioned version|pointed by a provisioned concurrency alias/i;

function adviceOn(code: string, message: string, permission: string): string {
  if (code.startsWith("AccessDenied")) return `; grant ${permission} on this function to the scaler's role`;
  if (code === "ResourceNotFoundException") return "; correct the name in the policy file, or deploy it in this Region";
  if (VERSION_TAKEN.test(message)) return "; delete the other configuration of the same version";
  if (/total provisioned concurrency/i.test(message)) return "; lower the provisioned concurrency first";
  return "";
}
