import { DeliveryError } from "../errors.js";
import { asList, asObject, asText, type JsonObject } from "../json.js";
import type { BundledPackage } from "./bundled-packages.js";

/**
 * The bill of materials of one bundle: of all that npm knows to be installed, what the bundle is made of.
 *
 * `npm sbom --omit dev` is no way to it: in a workspace it leaves out every package that some development tool needs too.
 *
 * @param npmSbom CycloneDX as `npm sbom` writes it for everything that is installed
 * @param name package of the function
 * @throws {DeliveryError} SBOM_INCOMPLETE naming packages that npm does not know
 * Source: CycloneDX 1.5, "bom" (read 2026-11)
 */
export function bundleSbom(npmSbom: JsonObject, name: string, packages: readonly BundledPackage[]): JsonObject {
  if (npmSbom.bomFormat !== "CycloneDX") {
    const found = JSON.stringify(npmSbom.bomFormat ?? null);
    throw new DeliveryError("BAD_INPUT", `bomFormat is ${found}; expected CycloneDX as \`npm sbom\` writes it`);
  }
  const known = new Map(
    asList(npmSbom.components)
      .map(asObject)
      .map((component) => [decodeURIComponent(asText(component.purl) ?? ""), component] as const),
  );
  const components = packages.map((one) => known.get(`pkg:npm/${one.name}@${one.version}`));
  const missing = packages.filter((_, index) => components[index] === undefined);
  const subject = packages.findIndex((one) => one.name === name);
  if (missing.length > 0 || subject < 0) {
    const names = missing.map((one) => `${one.name}@${one.version}`).join(", ") || name;
    throw new DeliveryError("SBOM_INCOMPLETE", `in the bundle, but not in the bill that npm wrote: ${names}`);
  }
  const listed = components.filter((component) => component !== undefined);
  const references = new Set(listed.map((component) => component["bom-ref"]));
  return {
    ...npmSbom,
    metadata: { ...asObject(npmSbom.metadata), component: { ...listed[subject], type: "application" } },
    components: listed.filter((_, index) => index !== subject),
    dependencies: asList(npmSbom.dependencies)
      .map(asObject)
      .filter(({ ref }) => references.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref: ref ?? null,
        dependsOn: asList(dependsOn).filter((other) => typeof other === "string" && references.has(other)),
      })),
  };
}
