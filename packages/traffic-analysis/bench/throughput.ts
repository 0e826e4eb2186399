// Reads 10 million CSV lines and a million lines of an ALB log, and compares with pandas where there is one.
// Usage: npm run bench [-- CSV_LINES ALB_LINES]
import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runPandas } from "./pandas.js";
import { writeAlb, writeCsv } from "./write-logs.js";

interface Run {
  readonly requests: number;
  readonly readMs: number;
  readonly totalMs: number;
  readonly processMs: number;
  readonly peakMb: number;
  readonly byHour: readonly number[];
}

const [csvLines = 10_000_000, albLines = 1_000_000] = process.argv.slice(2).map(Number);
const folder = join(tmpdir(), "traffic-analysis-bench");
const once = fileURLToPath(new URL("analyze-once.ts", import.meta.url));
const say = (text: string) => void process.stdout.write(`${text}\n`);

mkdirSync(folder, { recursive: true });
const [csv, alb] = [join(folder, "requests.csv"), join(folder, "alb.log")];
say(`Writing ${csvLines} CSV lines and ${albLines} ALB lines to ${folder}`);
writeCsv(csv, csvLines);
writeAlb(alb, albLines);

const csvRun = measure("CSV", csv, csvLines);
const albRun = measure("ALB", alb, albLines);
const pandas = runPandas(csv);
if (pandas === undefined) say("pandas: not compared, no python3 here has it (Debian: apt-get install python3-pandas)");
else {
  const ratio = csvRun.readMs / 1000 / pandas.seconds;
  say(
    `pandas ${pandas.version}: ${pandas.seconds.toFixed(2)} s, ${pandas.peakMb.toFixed(0)} MB at the peak, the same CSV file`,
  );
  say(`same counts by hour: ${JSON.stringify(pandas.byHour) === JSON.stringify(csvRun.byHour) ? "yes" : "NO"}`);
  say(`CSV against pandas: ${ratio.toFixed(3)} x the time (aim: at most 0.4)`);
}
say(`CSV memory: ${csvRun.peakMb.toFixed(0)} MB at the peak (aim: under 300)`);
say(`ALB: ${(albRun.readMs / 1000).toFixed(2)} s (aim: under 2)`);

/** The fastest of three runs: what else the machine does only ever makes one slower. Memory is the highest. */
function measure(name: string, path: string, lines: number): Run {
  const runs = Array.from({ length: 3 }, () => analyzeOnce(path));
  const best = runs.reduce((a, b) => (b.readMs < a.readMs ? b : a));
  const run = { ...best, peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)) };
  const [seconds, megabytes] = [run.readMs / 1000, statSync(path).size / 1e6];
  say(
    `${name}: ${lines} lines, ${megabytes.toFixed(0)} MB, profiled in ${seconds.toFixed(2)} s: ` +
      `${Math.round(lines / seconds).toLocaleString("en-US")} rows/s, ${(megabytes / seconds).toFixed(0)} MB/s, ${run.peakMb.toFixed(0)} MB at the peak; ` +
      `with the schedule's replay ${(run.totalMs / 1000).toFixed(2)} s, with the start of the process ${(run.processMs / 1000).toFixed(2)} s`,
  );
  return run;
}

function analyzeOnce(path: string): Run {
  const flags = ["--conditions=@serverless-autoscaler/source", "--import", "tsx"];
  return JSON.parse(execFileSync(process.execPath, [...flags, once, path], { encoding: "utf8" })) as Run;
}
