import { formatUsd, terminalTable } from "@serverless-autoscaler/report";
import {
  type DecisionRecord,
  inMemoryStore,
  provisionedUsdPerMonth,
  type TickSummary,
} from "@serverless-autoscaler/scaling-core";
import { awsClients, preflight } from "../aws/clients.js";
import type { PlanOptions } from "../commands/plan.js";
import { exitCodeOf, tickOnce } from "../loop.js";
import { type Output, printJson } from "../output.js";
import { readPolicyFile } from "../read-policy.js";
import { openState } from "../store/state.js";

export async function plan({ config, table, heartbeat }: PlanOptions, output: Output): Promise<void> {
  const { targets } = await readPolicyFile(config);
  const clients = awsClients();
  const account = await preflight(clients, AbortSignal.timeout(10_000));
  const memory = table === undefined ? inMemoryStore() : (await openState({ table, state: "" })).memory;
  const heartbeatFunction = heartbeat === undefined ? {} : { heartbeatFunction: heartbeat };
  const result = await tickOnce({ clients, targets, mode: "plan", memory, intervalMs: 60_000, ...heartbeatFunction });
  if (result.kind !== "ran") return;
  const { records, summary } = result;
  process.exitCode = exitCodeOf(records);
  const costs = records.map(monthlyChange);
  if (output.json) {
    const decisions = records.map((record, index) => ({ ...record, usdMonth: costs[index] }));
    return printJson(output, { config, account, decisions, pollingUsdMonth: summary.pollingUsdMonth });
  }
  output.out(render(records, costs, output));
  output.out(footer(records, costs, summary, account));
}

/** What a change adds to the month when it stays: the idle price of provisioned environments; reserved costs nothing. */
function monthlyChange({ decision, unit }: DecisionRecord): number {
  if (decision.kind !== "set" || unit === undefined) return 0;
  const more = decision.to - (decision.from === "unset" ? 0 : decision.from);
  return provisionedUsdPerMonth(more, unit.memoryMb, unit.architecture);
}

function render(records: readonly DecisionRecord[], costs: readonly number[], output: Output): string {
  const rows = records.map(({ target, decision, outcome }, index) => [
    target,
    decision.kind === "set" ? `${decision.from} -> ${decision.to}` : `hold ${decision.at}`,
    signed(costs[index] ?? 0),
    [
      ...(outcome.kind === "failed" || outcome.kind === "refused" ? [`${outcome.code}: ${outcome.why}`] : []),
      ...decision.because.map(({ text }) => text),
    ].join("; "),
  ]);
  const columns = [
    { label: "target" },
    { label: "plan" },
    { label: "USD/month", align: "right" as const },
    { label: "because" },
  ];
  return terminalTable(
    { columns, rows },
    { width: Math.max(output.columns, 160), glyphs: "unicode", colour: output.colour },
  );
}

function footer(
  records: readonly DecisionRecord[],
  costs: readonly number[],
  { pollingUsdMonth }: TickSummary,
  { limit, unreserved }: { readonly limit: number; readonly unreserved: number },
): string {
  const changes = records.filter(({ decision }) => decision.kind === "set").length;
  const total = costs.reduce((sum, usd) => sum + usd, 0);
  return [
    `\n${changes} of ${records.length} targets would change: ${signed(total)} USD a month if it stayed so.`,
    `Reading the signals every minute costs ${formatUsd(pollingUsdMonth)} a month.`,
    `The account's pool: ${limit} executions, ${unreserved} of them unreserved. Nothing was changed.`,
  ].join("\n");
}

const signed = (usd: number): string => `${usd > 0 ? "+" : ""}${usd.toFixed(2)}`;
