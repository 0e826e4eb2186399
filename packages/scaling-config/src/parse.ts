import { describeResource, type TargetSpec } from "@serverless-autoscaler/scaling-core";
import * as v from "valibot";
import { PolicyFileError, type PolicyProblem } from "./errors.js";
import { problemsOf, show } from "./problems.js";
import { resolveTarget } from "./resolve-target.js";
import { policyFile, type TemplateInput } from "./schema/file.js";

/** A policy file that has been checked, every default filled in. */
export interface PolicyFile {
  /** Share of the account's pool that is never handed out; fraction, 0 <= x <= 0.9. */
  readonly account: { readonly headroom: number };
  readonly targets: readonly TargetSpec[];
  /** Named policies that a tag `autoscale:policy=<name>` refers to. */
  readonly templates: ReadonlyMap<string, TemplateInput>;
}

/**
 * Checks a policy file and fills in its defaults. Strict: unknown keys are errors.
 *
 * @param value what the YAML or JSON said
 * @param source name of the file for messages
 * @throws {PolicyFileError} listing every problem with path, value and what was expected
 * @example parsePolicyFile({ version: 1, targets: {} }, { source: "policies.json" }).targets // []
 */
export function parsePolicyFile(value: unknown, { source }: { readonly source: string }): PolicyFile {
  const parsed = v.safeParse(policyFile, value);
  const swallowed = swallowedNames(value);
  if (!parsed.success) throw new PolicyFileError(source, [...swallowed, ...problemsOf(parsed.issues)]);
  if (swallowed.length > 0) throw new PolicyFileError(source, swallowed);
  const problems: PolicyProblem[] = [];
  const complain = (problem: PolicyProblem): void => void problems.push(problem);

  const targets = Object.entries(parsed.output.targets).map(([name, { resource, ...rules }]) =>
    resolveTarget(name, resource, rules, `targets.${name}`, complain),
  );
  for (const [name, template] of Object.entries(parsed.output.policies)) {
    const { resource, ...rules } = template;
    // Resolved once for its problems: a mistake in a named policy must not wait for the first tagged function.
    resolveTarget(name, { ...resource, function: "any" }, rules, `policies.${name}`, complain);
  }
  refuseTwice(targets, complain);
  if (problems.length > 0) throw new PolicyFileError(source, problems);
  return {
    account: parsed.output.account,
    targets,
    templates: new Map(Object.entries(parsed.output.policies)),
  };
}

/** Names that JavaScript objects keep for themselves: the schema library passes over them without a word. */
function swallowedNames(value: unknown): readonly PolicyProblem[] {
  return ["targets", "policies"].flatMap((part) => {
    const named: unknown = isRecord(value) ? value[part] : undefined;
    if (!isRecord(named)) return [];
    return ["__proto__", "constructor", "prototype"]
      .filter((name) => Object.hasOwn(named, name))
      .map((name) => ({ path: `${part}.${name}`, value: show(name), expected: "another name: this one is reserved" }));
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Two targets that scale the same resource would undo each other every minute. */
function refuseTwice(targets: readonly TargetSpec[], complain: (problem: PolicyProblem) => void): void {
  const owners = new Map<string, string>();
  for (const { name, resource } of targets) {
    const key = describeResource(resource);
    const owner = owners.get(key);
    if (owner !== undefined) {
      complain({
        path: `targets.${name}.resource`,
        value: show(key),
        expected: `a resource that no other target scales (targets.${owner} does)`,
      });
    }
    owners.set(key, name);
  }
}
