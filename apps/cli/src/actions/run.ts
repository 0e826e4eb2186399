import { setTimeout as sleep } from "node:timers/promises";
import type { DecisionRecord } from "@serverless-autoscaler/scaling-core";
import { awsClients, preflight } from "../aws/clients.js";
import type { RunOptions } from "../commands/run.js";
import { badInput } from "../failure.js";
import { exitCodeOf, tickOnce } from "../loop.js";
import { type Output, printJson } from "../output.js";
import { readPolicyFile } from "../read-policy.js";
import { renderRecord } from "../render-record.js";
import { openState } from "../store/state.js";

export async function run(options: RunOptions, output: Output): Promise<void> {
  if (options.interval < 10_000 || options.interval > 3_600_000) throw badInput("--interval: expected 10s to 1h");
  await readPolicyFile(options.config);
  const clients = awsClients();
  await preflight(clients, AbortSignal.timeout(10_000));
  const state = await openState(options);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

  const one = async (): Promise<readonly DecisionRecord[]> => {
    const { targets } = await readPolicyFile(options.config);
    const heartbeat = options.heartbeat === undefined ? {} : { heartbeatFunction: options.heartbeat };
    const result = await tickOnce({
      clients,
      targets,
      mode: options.dryRun === true ? "dryRun" : "active",
      memory: state.memory,
      intervalMs: options.interval,
      remember: (records) => state.history.append(records),
      ...heartbeat,
    });
    if (result.kind === "superseded") {
      output.note(`another tick runs until ${new Date(result.until).toISOString()}; nothing was done`);
      return [];
    }
    tell(result.records, output, options.once === true);
    return result.records;
  };

  if (options.once === true) {
    const records = await one();
    process.exitCode = exitCodeOf(records);
    if (output.json) printJson(output, { decisions: records });
    return;
  }
  while (!stop.signal.aborted) {
    const started = Date.now();
    // One bad minute is no reason to stop watching: it is told, and the next one tries again.
    await one().catch((cause: unknown) => output.note(cause instanceof Error ? cause.message : String(cause)));
    const left = Math.max(0, options.interval - (Date.now() - started));
    await sleep(left, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}

/** On a loop only the news, one JSON line each with `--json`; after a single tick everything. */
function tell(records: readonly DecisionRecord[], output: Output, all: boolean): void {
  for (const record of records) {
    if (output.json) {
      if (!all && record.changed) output.out(JSON.stringify(record));
    } else if (all || record.changed) {
      output.out(`${record.target}\n  ${renderRecord(record).replaceAll("\n", "\n  ")}`);
    }
  }
}
