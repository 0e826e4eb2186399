import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DeliveryError } from "../errors.js";
import { asList, asText, parseObject } from "../json.js";
import { checkLicences } from "../licences/check-licences.js";
import { installedPackages } from "../licences/installed-packages.js";
import { checkSbom } from "../sbom/check-sbom.js";
import { synthDifferences } from "../successor/same-synth.js";
import { successorManifest } from "../successor/successor-manifest.js";
import { readText, writeText } from "./files.js";
import { readOptions } from "./options.js";
import type { Verb } from "./verb.js";

const SHOWN_DIFFERENCES = 50;

export const supplyVerbs: Readonly<Record<string, Verb>> = {
  licences: {
    usage: "licences --root DIRECTORY",
    does: "refuses a dependency whose licence is not on the list",
    async run(args, { say }) {
      const { values } = readOptions(args, ["root"]);
      const packages = [".", ...workspaces(values.root)].flatMap((folder) =>
        installedPackages(join(values.root, folder, "node_modules")),
      );
      if (packages.length === 0) {
        throw new DeliveryError("BAD_INPUT", `${values.root} has no node_modules: run npm ci first`);
      }
      const counts = [...checkLicences(packages)].sort(([, one], [, other]) => other - one);
      say(`${packages.length} packages: ${counts.map(([licence, count]) => `${licence} ${count}`).join(", ")}`);
    },
  },
  "sbom-check": {
    usage: "sbom-check --sbom sbom.cdx.json --metafile lambda.meta.json",
    does: "refuses a bill of materials that leaves out a package of the bundle",
    async run(args, { say }) {
      const { values } = readOptions(args, ["sbom", "metafile"]);
      const bundled = checkSbom(
        parseObject(readText(values.sbom), values.sbom, "CycloneDX"),
        parseObject(readText(values.metafile), values.metafile, "esbuild's metafile"),
      );
      say(`${values.metafile}: ${bundled.length} packages, all in ${values.sbom}`);
    },
  },
  successor: {
    usage: "successor --root DIRECTORY",
    does: "puts cdktf's successor into every package.json of a checkout that is thrown away afterwards",
    async run(args, { say }) {
      const { values } = readOptions(args, ["root"]);
      for (const folder of [".", ...workspaces(values.root)]) {
        const file = join(values.root, folder, "package.json");
        const manifest = parseObject(readText(file), file, "a package");
        const changed = successorManifest(manifest, folder === "." ? "root" : "workspace");
        if (JSON.stringify(changed) === JSON.stringify(manifest)) continue;
        writeText(file, `${JSON.stringify(changed, null, 2)}\n`);
        say(`${file} changed`);
      }
    },
  },
  "same-synth": {
    usage: "same-synth DIRECTORY DIRECTORY",
    does: "refuses two synthesised folders (cdktf.out) that would deploy differently",
    async run(args, { say }) {
      const [one = "", other = ""] = readOptions(args, []).positionals;
      const stacks = readdirSync(join(one, "stacks")).sort();
      const lines = stacks.flatMap((stack) => {
        const [a, b] = [one, other].map((folder) => {
          const file = join(folder, "stacks", stack, "cdk.tf.json");
          return parseObject(readText(file), file, "a synthesised stack");
        });
        return synthDifferences(a ?? {}, b ?? {}).map((path) => `${stack}: ${path}`);
      });
      if (lines.length > 0) {
        for (const line of lines.slice(0, SHOWN_DIFFERENCES)) say(line);
        throw new DeliveryError("SYNTH_DIFFERS", `${one} and ${other} differ in ${lines.length} places`);
      }
      say(`${stacks.join(", ")}: the same`);
    },
  },
};

/** Folders of the workspaces that a root package.json names, as far as they are there. */
function workspaces(root: string): readonly string[] {
  const file = join(root, "package.json");
  const patterns = asList(parseObject(readText(file), file, "a package").workspaces).flatMap(
    (one) => asText(one) ?? [],
  );
  return patterns
    .flatMap((pattern) => {
      if (!pattern.endsWith("/*")) return [pattern];
      const parent = pattern.slice(0, -2);
      return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
    })
    .filter((folder) => existsSync(join(root, folder, "package.json")));
}
