import {
  type DecisionRecord,
  type MemoryStore,
  type Recorder,
  type TargetSpec,
  type TickMode,
  type TickResult,
  tick,
  tickDefaults,
} from "@serverless-autoscaler/scaling-core";
import type { AwsClients } from "./aws/clients.js";
import { awsPorts } from "./aws/ports.js";

export interface TickOnce {
  readonly clients: AwsClients;
  readonly targets: readonly TargetSpec[];
  readonly mode: TickMode;
  readonly memory: MemoryStore;
  readonly intervalMs: number;
  readonly heartbeatFunction?: string;
  readonly remember?: (records: readonly DecisionRecord[]) => Promise<void>;
}

/** A tick that takes longer than this would meet the next one. */
const DEADLINE_SHARE = 0.9;

/** Runs one tick against AWS; the records come back in the result. */
export function tickOnce(options: TickOnce): Promise<TickResult> {
  const { clients, targets, mode, memory, intervalMs, heartbeatFunction, remember } = options;
  const recorder: Recorder = {
    write: async (records) => remember?.(records.filter(({ changed }) => changed)),
  };
  const deadlineMs = Math.max(10_000, intervalMs * DEADLINE_SHARE);
  return tick(awsPorts(clients, memory, recorder, heartbeatFunction), {
    ...tickDefaults,
    targets,
    mode,
    intervalSeconds: intervalMs / 1000,
    deadline: AbortSignal.timeout(deadlineMs),
    deadlineAt: Date.now() + deadlineMs,
  });
}

/** Codes with which AWS says that a function or alias does not exist: the policy file names something wrong. */
const NOT_FOUND = new Set(["ResourceNotFoundException"]);

/** 0 when all went well, 2 when the file names what does not exist, 1 when something failed or was refused. */
export function exitCodeOf(records: readonly DecisionRecord[]): number {
  const outcomes = records.map(({ outcome }) => outcome);
  const failed = outcomes.filter((outcome) => outcome.kind === "failed" || outcome.kind === "refused");
  if (failed.some(({ code }) => NOT_FOUND.has(code))) return 2;
  return failed.length > 0 ? 1 : 0;
}
