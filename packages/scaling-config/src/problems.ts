import type * as v from "valibot";
import type { PolicyProblem } from "./errors.js";
import { nearest } from "./nearest.js";
import { KEYS_MARK } from "./schema/strict.js";

const LONGEST_VALUE = 60;

/** Turns the schema library's issues into problems that name path, value and what was expected. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): readonly PolicyProblem[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key);
    if (issue.type === "strict_object" && issue.expected === "never") return unknownKey(issue, path);
    const missing = issue.input === undefined;
    return {
      path: joinPath(path),
      value: missing ? undefined : show(issue.input),
      expected: missing && carriesKeys(issue) ? "a value: the key is required" : expectedOf(issue),
    };
  });
}

/** `["targets", "a", "policies", 0]` -> `targets.a.policies[0]` */
function joinPath(path: readonly unknown[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}

export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function unknownKey(issue: v.BaseIssue<unknown>, path: readonly unknown[]): PolicyProblem {
  const key = String(path.at(-1));
  const known = knownKeys(issue);
  const meant = nearest(key, known);
  const hint = meant === undefined ? "" : ` (did you mean "${meant}"?)`;
  return { path: joinPath(path), value: `the key "${key}"`, expected: `one of ${known.join(", ")}${hint}` };
}

const carriesKeys = (issue: v.BaseIssue<unknown>): boolean => issue.message.startsWith(KEYS_MARK);

const knownKeys = (issue: v.BaseIssue<unknown>): readonly string[] => issue.message.slice(KEYS_MARK.length).split(",");

const expectedOf = (issue: v.BaseIssue<unknown>): string =>
  carriesKeys(issue) ? `an object with ${knownKeys(issue).join(", ")}` : issue.message;
