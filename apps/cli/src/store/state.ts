import { join } from "node:path";
import type { MemoryStore } from "@serverless-autoscaler/scaling-core";
import { type Command, Option } from "commander";
import type { Controls } from "./controls.js";
import { fileHistory, type History } from "./file-history.js";
import { fileStore } from "./file-store.js";

/** What the control loop and its operators share: memory, controls and history, in files or in the scaler's table. */
export interface State {
  readonly memory: MemoryStore;
  readonly controls: Controls;
  readonly history: History;
}

/** In words, for whoever must know where something was said. */
export const describePlace = ({ table, state }: StateOptions): string =>
  table === undefined ? `files in ${state}: not a deployed scaler's table` : `table ${table}`;

export interface StateOptions {
  readonly state: string;
  readonly table?: string;
}

/** Adds the options that say where the state is. */
export const withState = (command: Command): Command =>
  command
    .addOption(
      new Option("--table <name>", "DynamoDB table of a deployed scaler (default: files, see --state)").env(
        "AUTOSCALE_TABLE",
      ),
    )
    .option("--state <folder>", "folder for memory, controls and history without a table", ".autoscale");

export async function openState({ table, state }: StateOptions): Promise<State> {
  if (table !== undefined) {
    // The SDK is loaded only by those who ask for a table: the other commands start without it.
    const { tableState } = await import("./table-state.js");
    return tableState(table);
  }
  return { ...fileStore(join(state, "state.json")), history: fileHistory(join(state, "history.jsonl")) };
}
