/**
 * What can keep a delivery from going on.
 *
 * - `BAD_INPUT`: a file, an argument or a variable is not what it should be; exit code 2.
 * - everything else is a refusal or a failure that the delivery is there to find; exit code 1.
 */
export type DeliveryErrorCode =
  | "BAD_INPUT"
  | "DIGEST_CHANGED"
  | "GATE_CLOSED"
  | "STALE_PLAN"
  | "TERRAFORM_FAILED"
  | "SMOKE_FAILED"
  | "ROLLBACK_FAILED"
  | "GITHUB_FAILED"
  | "LICENCE_REFUSED"
  | "SBOM_INCOMPLETE"
  | "SYNTH_DIFFERS";

/** The one error of this package: its message says what, where, which value, what was expected and what to do. */
export class DeliveryError extends Error {
  readonly code: DeliveryErrorCode;

  constructor(code: DeliveryErrorCode, message: string) {
    super(message);
    this.name = "DeliveryError";
    this.code = code;
  }
}
