/** What this package throws at its own caller: a broken option or a missing program. What AWS would refuse is an AwsError. */
export class LocalAwsError extends Error {
  readonly code: string;

  constructor(
    code: "invalidOption" | "invalidFault" | "invalidMetric" | "motoMissing" | "motoFailed",
    message: string,
  ) {
    super(message);
    this.name = "LocalAwsError";
    this.code = code;
  }
}
