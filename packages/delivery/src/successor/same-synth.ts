import { asObject, type Json, type JsonObject } from "../json.js";

/**
 * Where two synthesised stacks differ, as paths; none when they deploy the same. What the library writes about itself
 * (`//.metadata`) is left out.
 */
export function synthDifferences(one: JsonObject, other: JsonObject): readonly string[] {
  return differences(withoutMetadata(one), withoutMetadata(other), "");
}

function withoutMetadata(stack: JsonObject): Json {
  const { "//": about, ...rest } = stack;
  const { metadata: _, ...kept } = asObject(about);
  return { ...rest, "//": kept };
}

function differences(one: Json, other: Json, path: string): readonly string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const bothHold = one !== null && other !== null && typeof one === "object" && typeof other === "object";
  if (!bothHold || Array.isArray(one) !== Array.isArray(other)) return [path];
  const [a, b] = [one as JsonObject, other as JsonObject];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.flatMap((key) => differences(a[key] ?? null, b[key] ?? null, path === "" ? key : `${path}.${key}`));
}
