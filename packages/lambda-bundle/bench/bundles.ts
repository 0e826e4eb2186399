import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { startOutputs } from "../src/bundle/start-outputs.js";
import { bundleLambda, formatKilobytes, LoadFailedError, type LoadTime, measureLoad } from "../src/index.js";

// Size and load time of the functions' bundles, beside the AWS SDK clients that every tick of the scaler needs, alone and
// bundled in the same way. "Whole" counts what is loaded only when used too, as a bundle of one file would. Milliseconds belong to this machine; the ratios are formed within a round and travel.

const RUNS = 25;
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

interface Subject {
  readonly name: string;
  /** Folder with `lambda.mjs`; esbuild's metafile lies beside it. */
  readonly directory: string;
  /** What the function needs in order to load. */
  readonly environment: Readonly<Record<string, string>>;
  readonly limit: string;
}

const scratch = await mkdtemp(join(tmpdir(), "bench-bundles-"));
const sdk: Subject = {
  name: "SDK: Lambda + CloudWatch + DynamoDB",
  directory: join(scratch, "sdk"),
  environment: { AWS_REGION: "us-east-1" },
  limit: "",
};
const functions: readonly Subject[] = [
  {
    name: "scaler",
    directory: join(ROOT, "apps/scaler/dist/lambda"),
    environment: {
      AWS_REGION: "us-east-1",
      AWS_LAMBDA_FUNCTION_NAME: "scaler",
      AUTOSCALE_TABLE: "bench",
      AUTOSCALE_STAGE: "bench",
    },
    limit: "whole 1.15 x, load 1.30 x",
  },
  { name: "api", directory: join(ROOT, "apps/api/dist/lambda"), environment: { STAGE: "bench" }, limit: "850 KB" },
];

const entry = fileURLToPath(new URL("./sdk-clients.ts", import.meta.url));
await bundleLambda({ entry, outdir: sdk.directory, budgetBytes: 1_000_000 });

const moduleOf = ({ directory }: Subject) => join(directory, "lambda.mjs");
const notes: string[] = [];
const loadable: Subject[] = [sdk];
for (const subject of functions) {
  const reason = await whyNotMeasured(subject);
  if (reason === undefined) loadable.push(subject);
  else notes.push(`${subject.name}: ${reason}`);
}

const times = await measureLoad({
  subjects: loadable.map((subject) => ({ ...subject, file: moduleOf(subject) })),
  runs: RUNS,
});
const sdkSizes = await sizesOf(sdk);
const rows = await Promise.all(loadable.map(async (subject) => row(subject, await sizesOf(subject))));
await rm(scratch, { recursive: true });

const header = ["bundle", "at start", "x SDK", "whole", "x SDK", "load ms", "x SDK", "limit"];
const widths = header.map((title, column) =>
  Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
);
for (const cells of [header, widths.map((width) => "-".repeat(width)), ...rows]) {
  console.log(`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
}
console.log(`median of ${RUNS} fresh processes each, taking turns; Node ${process.version}`);
for (const note of notes) console.log(note);

function row(subject: Subject, { startBytes, lazyBytes }: Sizes): string[] {
  const time: LoadTime | undefined = times.find(({ name }) => name === subject.name);
  return [
    subject.name,
    formatKilobytes(startBytes),
    (startBytes / sdkSizes.startBytes).toFixed(2),
    formatKilobytes(startBytes + lazyBytes),
    ((startBytes + lazyBytes) / (sdkSizes.startBytes + sdkSizes.lazyBytes)).toFixed(2),
    time?.medianMs.toFixed(1) ?? "",
    time?.ratio.toFixed(2) ?? "",
    subject.limit,
  ];
}

async function whyNotMeasured(subject: Subject): Promise<string | undefined> {
  const file = moduleOf(subject);
  if (!existsSync(file)) return `not built: ${relative(ROOT, file)} is missing; run npm run build`;
  try {
    await measureLoad({ subjects: [{ ...subject, file }], runs: 1 });
    return undefined;
  } catch (error) {
    if (error instanceof LoadFailedError) return error.message;
    throw error;
  }
}

interface Sizes {
  readonly startBytes: number;
  readonly lazyBytes: number;
}

async function sizesOf({ directory }: Subject): Promise<Sizes> {
  const metafile: Metafile = JSON.parse(await readFile(`${directory}.meta.json`, "utf8"));
  const outputs = Object.keys(metafile.outputs).filter((name) => !name.endsWith(".map"));
  const entryOutput = outputs.find(
    (name) => metafile.outputs[name]?.entryPoint !== undefined && name.endsWith("/lambda.mjs"),
  );
  const start = new Set(startOutputs(metafile, entryOutput ?? ""));
  const bytesOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (metafile.outputs[name]?.bytes ?? 0), 0);
  return {
    startBytes: bytesOf(outputs.filter((name) => start.has(name))),
    lazyBytes: bytesOf(outputs.filter((name) => !start.has(name))),
  };
}
