import type { LogRetentionDays, ScalerProps } from "@serverless-autoscaler/constructs";

/** Where terraform keeps what it knows about a stack. */
export type Backend =
  /** A file beside `cdktf.out`, for one person on one machine. */
  | { readonly kind: "local" }
  /** The bucket that stack `bootstrap` makes, locked by a file beside the state. */
  | { readonly kind: "s3" };

/** What makes one stage differ from another: data, no code. */
export interface Stage {
  /** Lower-case name; part of every resource's name. */
  readonly name: string;
  readonly region: string;
  readonly backend: Backend;
  /** `bootstrap`: roles carry the boundary that stack `bootstrap` makes. `none`: the account has no such stack. */
  readonly permissionsBoundary: "bootstrap" | "none";
  /** File in `policies/`. */
  readonly policyFile: string;
  /** Executions of the account's pool that the policy's floors (`bounds.min`) may claim together. */
  readonly poolShare: number;
  readonly logRetentionDays: LogRetentionDays;
  readonly api: {
    readonly memoryMb: number;
    readonly timeoutSeconds: number;
    readonly throttling: { readonly requestsPerSecond: number; readonly burst: number };
    /** Origins whose pages may call the API. */
    readonly allowOrigins: readonly string[];
  };
  readonly scaler: Pick<ScalerProps, "mode" | "discovery" | "memoryMb" | "timeoutSeconds" | "pointInTimeRecovery"> & {
    readonly guaranteedExecutions?: number;
  };
  /** Counts in five minutes from which somebody is told. */
  readonly alarms: { readonly errors: number; readonly throttles: number };
  /** On top of `project` and `stage`, on everything that takes tags. */
  readonly tags: Readonly<Record<string, string>>;
}
