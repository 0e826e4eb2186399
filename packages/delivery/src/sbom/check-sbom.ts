import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, type JsonObject } from "../json.js";

/**
 * Checks that a software bill of materials names every package that esbuild put into a bundle.
 *
 * @param sbom CycloneDX as `npm sbom` writes it
 * @param metafile esbuild's own record of the bundle
 * @returns names of the packages in the bundle, sorted
 * @throws {DeliveryError} SBOM_INCOMPLETE naming what is missing
 */
export function checkSbom(sbom: JsonObject, metafile: JsonObject): readonly string[] {
  if (sbom.bomFormat !== "CycloneDX") {
    throw new DeliveryError("BAD_INPUT", `bomFormat is ${JSON.stringify(sbom.bomFormat ?? null)}; expected CycloneDX`);
  }
  const named = new Set(
    asList(sbom.components).flatMap((component) => nameIn(asText(asObject(component).purl) ?? "") ?? []),
  );
  const bundled = [...new Set(Object.keys(asObject(metafile.inputs)).flatMap((path) => packageOf(path) ?? []))].sort();
  const missing = bundled.filter((name) => !named.has(name));
  if (bundled.length === 0) throw new DeliveryError("BAD_INPUT", "the metafile has no inputs: build the bundle first");
  if (missing.length > 0) {
    throw new DeliveryError(
      "SBOM_INCOMPLETE",
      `in the bundle but not in the bill of materials: ${missing.join(", ")}. ` +
        "A package that ends up in a bundle belongs into dependencies, not into devDependencies",
    );
  }
  return bundled;
}

/** `pkg:npm/%40scope/name@1.0.0` -> `@scope/name` */
function nameIn(purl: string): string | undefined {
  return /^pkg:npm\/(.+?)@[^@]*$/.exec(decodeURIComponent(purl))?.[1];
}

/** `../../node_modules/@scope/name/lib/a.js` -> `@scope/name`; our own sources belong to no package of others. */
function packageOf(input: string): string | undefined {
  return /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}
