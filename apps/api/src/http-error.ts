/** A request that is answered with an error on purpose; everything else that is thrown is answered with 500. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  /**
   * @param status 400–499
   * @param code stable word for programs, for example `INVALID_PARAMETER`
   * @param message for people: what, its value, what was expected
   * @param details what a program needs to repair the request
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
