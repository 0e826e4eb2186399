import { DeliveryError } from "../errors.js";

interface Refusal {
  readonly says: RegExp;
  readonly code: "STALE_PLAN" | "TERRAFORM_FAILED";
  readonly means: string;
}

/** What terraform says, what it means here, and what to do. */
const REFUSALS: readonly Refusal[] = [
  {
    says: /Saved plan is stale/,
    code: "STALE_PLAN",
    means:
      "the stage was changed after this plan was made, so what was approved is not what would happen. " +
      "Nothing was changed. Run the deploy again: it plans anew",
  },
  {
    says: /Saved plan does not match the given state/,
    code: "STALE_PLAN",
    means: "this plan was made for another stage or another state. Nothing was changed. Run the deploy again",
  },
  {
    says: /Error acquiring the state lock/,
    code: "TERRAFORM_FAILED",
    means:
      "another deploy of this stage holds the lock. Nothing was changed. Wait for it; if it died, look at the lock " +
      "file beside the state and release it with `terraform force-unlock`",
  },
];

/** Turns the output of a failed terraform into an error that says what to do. */
export function refusalOf(output: string, doing: string): DeliveryError {
  const known = REFUSALS.find(({ says }) => says.test(output));
  if (known !== undefined) return new DeliveryError(known.code, `${doing} was refused: ${known.means}`);
  return new DeliveryError("TERRAFORM_FAILED", `${doing} failed; terraform's own words stand above`);
}
