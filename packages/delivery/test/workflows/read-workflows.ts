import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { asList, asObject, asText, type Json, type JsonObject } from "../../src/json.js";
import { actionFiles, workflowFiles } from "./workflow-files.js";

export interface Job {
  readonly id: string;
  readonly job: JsonObject;
  readonly steps: readonly JsonObject[];
}

/** Every workflow, parsed. */
export const workflows = workflowFiles().map(({ name, path }) => {
  const text = readFileSync(path, "utf8");
  const workflow = asObject(parse(text) as Json);
  const jobs: readonly Job[] = Object.entries(asObject(workflow.jobs)).map(([id, job]) => ({
    id,
    job: asObject(job),
    steps: asList(asObject(job).steps).map(asObject),
  }));
  return { name, text, workflow, jobs, triggers: Object.keys(asObject(workflow.on)) };
});

/** Actions of our own, parsed. */
export const actions = actionFiles().map(({ name, path }) => {
  const text = readFileSync(path, "utf8");
  return { name, text, steps: asList(asObject(asObject(parse(text) as Json).runs).steps).map(asObject) };
});

/** Every job, with the name of its workflow before its own. */
export const everyJob = workflows.flatMap(({ name, jobs }) =>
  jobs.map((job) => ({ ...job, name: `${name} ${job.id}` })),
);

export function workflow(name: string): (typeof workflows)[number] {
  const found = workflows.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no workflow ${name}`);
  return found;
}

/** What a job uses: workflows and actions, without their versions. */
export function usesOf({ job, steps }: Pick<Job, "job" | "steps">): readonly string[] {
  return [job, ...steps].flatMap(({ uses }) => asText(uses)?.split("@")[0] ?? []);
}
