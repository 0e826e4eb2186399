import { TokenBucket } from "./token-bucket.js";

/** Requests a second that Lambda's control plane takes from one account in one region. */
export interface LambdaRates {
  /** All control-plane APIs together. */
  readonly controlPlanePerSecond: number;
  readonly getFunctionPerSecond: number;
  readonly getPolicyPerSecond: number;
}

/** Cannot be raised. Source: Lambda quotas, API requests (read 2026-11) */
export const AWS_LAMBDA_RATES: LambdaRates = {
  controlPlanePerSecond: 15,
  getFunctionPerSecond: 100,
  getPolicyPerSecond: 15,
};

const DATA_PLANE = new Set(["Invoke", "InvokeWithResponseStream"]);

/** @returns a gate that says whether Lambda still takes this action now */
export function lambdaGate(rates: LambdaRates, now: () => number): (action: string) => boolean {
  const controlPlane = new TokenBucket(rates.controlPlanePerSecond, now);
  const own: Readonly<Record<string, TokenBucket>> = {
    GetFunction: new TokenBucket(rates.getFunctionPerSecond, now),
    GetPolicy: new TokenBucket(rates.getPolicyPerSecond, now),
  };
  return (action) => DATA_PLANE.has(action) || (own[action] ?? controlPlane).take();
}
