import type { TargetSpec } from "@serverless-autoscaler/scaling-core";
import type { PolicyFile } from "./parse.js";
import { resolveTarget } from "./resolve-target.js";

/** A function that carries the tag `autoscale:policy=<policy>`. */
export interface TaggedFunction {
  readonly function: string;
  readonly policy: string;
}

/**
 * Makes targets of tagged functions by the named policies of the file. A function that the file names itself is left
 * to the file. A tag that names no policy is a problem of that function alone: it is told, nothing else suffers.
 */
export function resolveDiscovered(
  file: PolicyFile,
  tagged: readonly TaggedFunction[],
): { readonly targets: readonly TargetSpec[]; readonly problems: readonly string[] } {
  const named = new Set(file.targets.flatMap(({ resource }) => ("function" in resource ? [resource.function] : [])));
  const problems: string[] = [];
  const targets = tagged.flatMap((found): readonly TargetSpec[] => {
    if (named.has(found.function)) return [];
    const template = file.templates.get(found.policy);
    if (template === undefined) {
      const known = [...file.templates.keys()].join(", ") || "none";
      problems.push(
        `function ${found.function}: tag autoscale:policy=${found.policy} names no policy; known: ${known}`,
      );
      return [];
    }
    const { resource, ...rules } = template;
    const path = `policies.${found.policy}`;
    // Checked when the file was read; a problem here would be a bug, and is told like one.
    const complain = ({ path: where, expected }: { path: string; expected: string }) =>
      problems.push(`function ${found.function}: ${where}: expected ${expected}`);
    return [resolveTarget(found.function, { ...resource, function: found.function }, rules, path, complain)];
  });
  return { targets, problems };
}
