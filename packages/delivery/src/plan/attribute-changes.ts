import { isObject, type Json } from "../json.js";
import { isSecretName, MASK, maskText } from "./mask.js";
import type { ResourceChange } from "./terraform-plan.js";

/** One attribute that differs; absent means that it has no value on that side. */
export interface AttributeChange {
  /** Where it is: `environment.0.variables.STAGE`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A place in a plan, seen through everything that terraform says about it. */
interface Place {
  readonly name: string;
  readonly path: string;
  readonly before: Json;
  readonly after: Json;
  readonly unknown: Json;
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
}

const UNKNOWN = "(known after apply)";

/** What differs between before and after, secrets hidden; values that were null and stay so are left out. */
export function attributeChanges(change: ResourceChange): readonly AttributeChange[] {
  return walk({ ...change, unknown: change.afterUnknown, name: "", path: "" });
}

function walk(place: Place): readonly AttributeChange[] {
  const { before, after, unknown, name } = place;
  const sensitive = place.beforeSensitive === true || place.afterSensitive === true;
  if (sensitive || (isSecretName(name) && !isObject(before) && !isObject(after))) {
    // The reader must hear that a secret changes, and nothing more.
    return unknown === true || JSON.stringify(before) !== JSON.stringify(after) ? [changeOf(place, () => MASK)] : [];
  }
  // Also below a branch that is unknown as a whole: what it held may be secret in part.
  const keys = keysOf(before, after, unknown);
  if (keys.length > 0) return keys.flatMap((key) => walk(within(place, key)));
  if (unknown !== true && JSON.stringify(before) === JSON.stringify(after)) return [];
  if (unknown !== true && isNothing(before) && isNothing(after)) return [];
  return [changeOf(place, (value) => maskText(JSON.stringify(value)))];
}

function changeOf({ path, before, after, unknown }: Place, show: (value: Json) => string): AttributeChange {
  return {
    path,
    before: before === null ? undefined : show(before),
    after: unknown === true ? UNKNOWN : after === null ? undefined : show(after),
  };
}

function keysOf(...values: readonly Json[]): readonly string[] {
  const keys = values.flatMap((value) => (value !== null && typeof value === "object" ? Object.keys(value) : []));
  return [...new Set(keys)];
}

function within(place: Place, key: string): Place {
  return {
    name: key,
    path: place.path === "" ? key : `${place.path}.${key}`,
    before: at(place.before, key),
    after: at(place.after, key),
    unknown: place.unknown === true ? true : at(place.unknown, key),
    beforeSensitive: at(place.beforeSensitive, key),
    afterSensitive: at(place.afterSensitive, key),
  };
}

function at(value: Json, key: string): Json {
  if (value === null || typeof value !== "object") return null;
  return (Object.hasOwn(value, key) ? (value as Readonly<Record<string, Json>>)[key] : null) ?? null;
}

/** The provider writes an absent block as null, as an empty list or as an empty text. */
function isNothing(value: Json): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
