import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../.github/", import.meta.url));

export interface WorkflowFile {
  readonly name: string;
  readonly path: string;
}

export function workflowFiles(): readonly WorkflowFile[] {
  return readdirSync(join(folder, "workflows")).map((name) => ({ name, path: join(folder, "workflows", name) }));
}

/** Actions of our own, which workflows use as steps. */
export function actionFiles(): readonly WorkflowFile[] {
  return readdirSync(join(folder, "actions")).map((name) => ({
    name,
    path: join(folder, "actions", name, "action.yml"),
  }));
}
