import { asObject, asText, isObject, type Json, type JsonObject } from "../json.js";
import type { PolicyChange } from "./policy-bodies.js";

/**
 * Says in words what changes between two policies, one sentence a value.
 *
 * @example
 * // checkout: bounds.max 200 -> 300
 * // checkout: policies.targetTracking.targetUtilization 0.7 -> 0.6
 * // basket: is scaled from now on (lambda-provisioned basket:live, 0 to 20)
 */
export function policySentences({ before, after }: PolicyChange): readonly string[] {
  const old = before ?? {};
  const now = after ?? {};
  const account = differences(old.account ?? null, now.account ?? null, "").map((words) => `account: ${words}`);
  return [
    ...account,
    ...namedParts(old.targets, now.targets, (name) => name),
    ...namedParts(old.policies, now.policies, (name) => `functions tagged ${name}`),
  ];
}

function namedParts(old: Json | undefined, now: Json | undefined, title: (name: string) => string): readonly string[] {
  const [before, after] = [asObject(old), asObject(now)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (was === undefined) return [`${title(name)}: is scaled from now on (${describeTarget(asObject(is))})`];
    if (is === undefined) {
      return [`${title(name)}: is no longer scaled (${describeTarget(asObject(was))}); its capacity stays as it is`];
    }
    return differences(was, is, "").map((words) => `${title(name)}: ${words}`);
  });
}

function describeTarget({ resource, bounds }: JsonObject): string {
  const { kind, function: name, alias, group, service } = asObject(resource);
  const { min, max } = asObject(bounds);
  const what = asText(name) ?? asText(group) ?? asText(service) ?? "";
  const subject = [asText(kind) ?? "", asText(alias) === undefined ? what : `${what}:${asText(alias)}`];
  return `${subject.filter((part) => part !== "").join(" ")}, ${min ?? 0} to ${max ?? "no limit"}`;
}

function differences(old: Json, now: Json, path: string): readonly string[] {
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const [before, after] = [keyed(old), keyed(now)];
  if (before === undefined || after === undefined) return [`${path} ${show(old)} -> ${show(now)}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const inner = keys.flatMap((key) =>
    differences(before[key] ?? null, after[key] ?? null, path === "" ? key : `${path}.${key}`),
  );
  return inner.length > 0 ? inner : [`${path} are in another order`];
}

/** Objects by key; a list of rules by type, so that a rule that moved is not told as two that changed. */
function keyed(value: Json): JsonObject | undefined {
  if (isObject(value)) return value;
  if (!Array.isArray(value) || !value.every(isObject)) return undefined;
  const named: Record<string, Json> = {};
  for (const rule of value as readonly JsonObject[]) {
    const type = asText(rule.type) ?? "rule";
    let key = type;
    for (let copy = 2; Object.hasOwn(named, key); copy += 1) key = `${type}#${copy}`;
    named[key] = rule;
  }
  return named;
}

function show(value: Json): string {
  return value === null ? "(default)" : typeof value === "string" ? value : JSON.stringify(value);
}
