import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DeliveryError } from "../errors.js";
import { asList, asText, parseObject } from "../json.js";
import { checkLicences } from "../licences/check-licences.js";
import { installedPackages } from "../licences/installed-packages.js";
import { bundleSbom } from "../sbom/bundle-sbom.js";
import { bundledPackages } from "../sbom/bundled-packages.js";
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
  sbom: {
    usage: "sbom --npm npm.cdx.json --package DIRECTORY --out api.cdx.json",
    does: "writes the bill of materials of a function's bundle, out of the one that npm writes for everything",
    async run(args, { say }) {
      const { values } = readOptions(args, ["npm", "package", "out"]);
      const metafile = join(values.package, "dist", "lambda.meta.json");
      const manifest = join(values.package, "package.json");
      const packages = bundledPackages(parseObject(readText(metafile), metafile, "esbuild's metafile"), values.package);
      const { name } = parseObject(readText(manifest), manifest, "a package");
      const npmSbom = parseObject(readText(values.npm), values.npm, "CycloneDX");
      const bill = bundleSbom(npmSbom, asText(name) ?? "", packages);
      writeText(values.out, `${JSON.stringify(bill, null, 2)}\n`);
      say(`${values.out}: ${packages.length} packages`);
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
