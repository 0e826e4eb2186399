// Measures what the predictive policy promises (figures A to F) on every trace of a folder.
//   acceptance.ts --traces DIR [--only PART-OF-A-NAME[,...]] [--processes 2] [--no-fleet] [--json]
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { parseManifest } from "../src/index.js";
import { type FleetFigures, measureFleet } from "./acceptance/measure-fleet.js";
import { measureTrace, type TraceFigures } from "./acceptance/measure-trace.js";
import { printFigures } from "./acceptance/print-figures.js";

const { values } = parseArgs({
  options: {
    traces: { type: "string" },
    only: { type: "string", default: "" },
    processes: { type: "string", default: String(availableParallelism()) },
    "no-fleet": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    /** One trace or the fleet, for a process of its own. */
    measure: { type: "string" },
  },
});
const folder = values.traces;
if (folder === undefined) {
  console.error("acceptance: --traces DIR is missing: a folder with manifest.json and one CSV a trace");
  process.exit(2);
}
const manifestFile = join(folder, "manifest.json");
const manifest = parseManifest(readFileSync(manifestFile, "utf8"), manifestFile);
const fleetFile = join(folder, "fleet_azfn.csv");

if (values.measure === undefined) await measureAll(folder);
else if (values.measure === "fleet") console.log(JSON.stringify(await measureFleet(fleetFile)));
else {
  const trace = manifest.find(({ name }) => name === values.measure);
  if (trace === undefined) throw new Error(`acceptance: ${manifestFile} has no trace ${values.measure}`);
  console.log(JSON.stringify(await measureTrace(folder, trace)));
}

async function measureAll(traces: string): Promise<void> {
  const parts = values.only.split(",");
  // The shortest first: what is measured is seen early.
  const size = (name: string) => readFileSync(join(traces, `${name}.csv`)).length;
  const waiting = manifest
    .map(({ name }) => name)
    .filter((name) => parts.some((part) => name.includes(part)))
    .sort((one, other) => size(one) - size(other));
  if (!values["no-fleet"] && existsSync(fleetFile)) waiting.push("fleet");
  const figures: TraceFigures[] = [];
  let fleet: FleetFigures | undefined;
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const measured = JSON.parse(await measureApart(traces, name));
      if (name === "fleet") fleet = measured;
      else figures.push(measured);
      console.error(`${name}: measured, ${waiting.length} wait`, values.json ? "" : JSON.stringify(measured));
    }
  };
  await Promise.all(Array.from({ length: Number(values.processes) }, work));
  figures.sort((one, other) => one.trace.localeCompare(other.trace));
  if (values.json) console.log(JSON.stringify({ figures, fleet }, null, 1));
  else printFigures(figures, fleet);
}

async function measureApart(traces: string, name: string): Promise<string> {
  const self = fileURLToPath(import.meta.url);
  const options = [...process.execArgv, self, "--traces", traces, "--measure", name];
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 1 << 26 });
  return stdout;
}
