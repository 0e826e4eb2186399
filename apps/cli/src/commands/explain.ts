import { type DecisionRecord, describeResource, effectiveControl } from "@serverless-autoscaler/scaling-core";
import { type Command, Option } from "commander";
import { durationMs } from "../arguments.js";
import { failed } from "../failure.js";
import { type Output, printJson } from "../output.js";
import { clock, renderRecord } from "../render-record.js";
import { describePlace, openState, type StateOptions, withState } from "../store/state.js";

interface ExplainOptions extends StateOptions {
  readonly since: number;
}

export function addExplain(program: Command, outputOf: () => Output): void {
  withState(program.command("explain"))
    .description("why a target scaled, and why it did not: every change of decision or reason, oldest first")
    .argument("<target>", "name of the target in the policy file")
    .addOption(
      new Option("--since <duration>", "how far back, for example 1h or 2d")
        .argParser(durationMs)
        .default(3_600_000, "1h"),
    )
    .action(async (target: string, options: ExplainOptions) => explain(target, options, outputOf()));
}

async function explain(target: string, options: ExplainOptions, output: Output): Promise<void> {
  const state = await openState(options);
  const since = Date.now() - options.since;
  const records = await state.history.read(target, since);
  const [own, all] = await Promise.all([
    state.controls.read({ kind: "target", name: target }),
    state.controls.read({ kind: "all" }),
  ]);
  const control = effectiveControl(own, all, Date.now()) ?? {};
  const [first] = records;
  if (first === undefined) {
    throw failed(
      `${target}: nothing is recorded in ${describePlace(options)}. Is the name right, and has a tick run there?`,
    );
  }
  if (output.json) return printJson(output, { target, since: new Date(since).toISOString(), control, records });
  output.out(`${target}: ${describeResource(first.resource)}; a line stands until the next one (UTC)`);
  for (const record of records) output.out(renderRecord(record));
  output.out(summaryOf(records));
}

function summaryOf(records: readonly DecisionRecord[]): string {
  const changes = records.filter(({ outcome }) => outcome.kind === "applied").length;
  const last = records.at(-1);
  const standing = last === undefined ? "" : `; the last has stood since ${clock(last.at)}`;
  return `${changes} changes, ${records.length - changes} other decisions${standing}`;
}
