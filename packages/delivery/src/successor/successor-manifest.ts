import { asObject, type JsonObject } from "../json.js";

/** The community's successor of cdktf, in the version that is tried. */
const SUCCESSOR = "npm:cdktn@0.24.0";
const FIELDS = ["dependencies", "devDependencies"] as const;

/**
 * A package.json with cdktf replaced by its successor through an npm alias: no import has to change.
 *
 * @param place `root` also overrides what the provider bindings ask for, so that there is one library and not two
 */
export function successorManifest(manifest: JsonObject, place: "root" | "workspace"): JsonObject {
  const changed: Record<string, JsonObject> = {};
  for (const field of FIELDS) {
    if (manifest[field] === undefined) continue;
    // The CLI is not needed to synthesise, and brings a cdktf of its own.
    const { "cdktf-cli": _, ...rest } = asObject(manifest[field]);
    changed[field] = rest.cdktf === undefined ? rest : { ...rest, cdktf: SUCCESSOR };
  }
  const overrides = { ...asObject(manifest.overrides), cdktf: SUCCESSOR };
  return { ...manifest, ...changed, ...(place === "root" ? { overrides } : {}) };
}
