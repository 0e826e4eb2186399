/** What went wrong, stable enough to branch on. */
export type ConstructsErrorCode =
  | "BUNDLE_MISSING"
  | "BUNDLE_INVALID"
  | "LIMIT_EXCEEDED"
  | "WILDCARD_ACTION"
  | "POLICY_TOO_LARGE";

/** Base of every error this package throws at synth: it says what, where, the value, and what to do. */
export class ConstructsError extends Error {
  constructor(
    readonly code: ConstructsErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "ConstructsError";
  }
}
