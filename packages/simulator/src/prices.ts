/** What Lambda charges, us-east-1 on x86, read November 2026. */
export const prices = {
  /** Execution and INIT of an on-demand environment; USD per GB-second. */
  onDemandUsdPerGbSecond: 0.0000166667,
  /** A provisioned environment, busy or not; USD per GB-second. */
  provisionedUsdPerGbSecond: 0.0000041667,
  /** Execution in a provisioned environment, on top; USD per GB-second. */
  provisionedDurationUsdPerGbSecond: 0.0000097222,
  /** USD per request. */
  requestUsd: 0.2e-6,
} as const;
