/** Base of what this package throws: broken configuration and bugs. Expected trouble is a value, never thrown. */
export class ScalingCoreError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "ScalingCoreError";
    this.code = code;
  }
}

/** A policy that cannot work: the message names field, value and what was expected. */
export class InvalidPolicyError extends ScalingCoreError {
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(field: string, value: unknown, expected: string) {
    super("invalidPolicy", `${field}: ${JSON.stringify(value)} is not valid; expected ${expected}`);
    this.name = "InvalidPolicyError";
    this.field = field;
    this.value = value;
    this.expected = expected;
  }
}
