/** The stable codes of this package's errors. */
export type LambdaBundleErrorCode =
  | "BUNDLE_FAILED"
  | "BUNDLE_OVER_BUDGET"
  | "OUTDIR_NOT_A_BUNDLE"
  | "FUNCTION_NOT_FOUND"
  | "RESERVED_ENVIRONMENT"
  | "LOAD_FAILED";

/** Base of every error that this package throws: broken input or a broken build, never an outcome of the function. */
export abstract class LambdaBundleError extends Error {
  abstract readonly code: LambdaBundleErrorCode;
}

/** The source does not compile or an import does not resolve. */
export class BundleFailedError extends LambdaBundleError {
  override readonly name = "BundleFailedError";
  readonly code = "BUNDLE_FAILED";
}

/** A cold start would load more bytes than the budget allows. */
export class BundleOverBudgetError extends LambdaBundleError {
  override readonly name = "BundleOverBudgetError";
  readonly code = "BUNDLE_OVER_BUDGET";
}

/** The output folder holds files that no bundle wrote, so it is not emptied. */
export class OutdirNotABundleError extends LambdaBundleError {
  override readonly name = "OutdirNotABundleError";
  readonly code = "OUTDIR_NOT_A_BUNDLE";
}

/** The folder to run as a function does not exist. */
export class FunctionNotFoundError extends LambdaBundleError {
  override readonly name = "FunctionNotFoundError";
  readonly code = "FUNCTION_NOT_FOUND";
}

/** The environment sets a variable that Lambda keeps for itself and would refuse. */
export class ReservedEnvironmentError extends LambdaBundleError {
  override readonly name = "ReservedEnvironmentError";
  readonly code = "RESERVED_ENVIRONMENT";
}

/** A file whose load time is measured does not load. */
export class LoadFailedError extends LambdaBundleError {
  override readonly name = "LoadFailedError";
  readonly code = "LOAD_FAILED";
}
