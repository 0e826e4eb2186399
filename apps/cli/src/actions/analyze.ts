import { drawChart, formatBytes, formatUsd } from "@serverless-autoscaler/report";
import {
  type AnalyzedLog,
  analyze,
  hourChart,
  InterruptedError,
  InvalidLogError,
  profileCsv,
  renderHtml,
  renderTerminal,
  TrafficAnalysisError,
  traceCsv,
} from "@serverless-autoscaler/traffic-analysis";
import type { AnalyzeCommandOptions } from "../commands/analyze.js";
import { badInput, failed } from "../failure.js";
import { type Output, printJson } from "../output.js";
import { writeWhole } from "../write-whole.js";

/** Exit code of a command that Ctrl-C ended, as shells have it: 128 and the signal's number. */
const EXIT_INTERRUPTED = 130;

/** Work that is over sooner shows no progress. */
const quietMs = 1000;

export async function analyzeCommand(
  logs: readonly string[],
  options: AnalyzeCommandOptions,
  output: Output,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.on("SIGINT", interrupt);
  try {
    const analyzed =
      options.engine === "athena"
        ? await analyzeTable(logs, options, output, stop.signal)
        : await analyzeLogs(logs, options, output, stop.signal);
    output.progress("");
    await writeOutputs(analyzed, options, output);
    if (output.json) return printJson(output, analyzed.analysis);
    const style = { width: Math.min(output.columns, 140), glyphs: "unicode", colour: output.colour } as const;
    output.out(renderTerminal(analyzed, style));
  } catch (cause) {
    output.progress("");
    if (cause instanceof InvalidLogError || isCode(cause, "scanLimit")) throw badInput(messageOf(cause));
    if (isCode(cause, "athenaQuery")) throw failed(messageOf(cause));
    if (!(cause instanceof InterruptedError)) throw cause;
    output.note("autoscale: interrupted; nothing was written");
    process.exitCode = EXIT_INTERRUPTED;
  } finally {
    process.off("SIGINT", interrupt);
  }
}

function analyzeLogs(
  logs: readonly string[],
  { function: functionName, ...options }: AnalyzeCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<AnalyzedLog> {
  const io = { folder: process.cwd(), stdin: process.stdin, signal, onProgress: progressOn(output) };
  return analyze({ logs, functionName, ...options }, io);
}

async function analyzeTable(
  logs: readonly string[],
  { function: functionName, from, to, workgroup, maxScanGb, ...options }: AnalyzeCommandOptions,
  output: Output,
  signal: AbortSignal,
): Promise<AnalyzedLog> {
  const [, database, table] = /^([^.]+)\.([^.]+)$/.exec(logs.length === 1 ? (logs[0] ?? "") : "") ?? [];
  if (database === undefined || table === undefined) {
    throw badInput(`${logs.join(" ")}: expected one DATABASE.TABLE of the Glue catalogue, as --engine athena reads`);
  }
  if (from === undefined || to === undefined) {
    throw badInput("--from and --to: missing; expected the first and the last day, which decide what Athena scans");
  }
  const { analyzeOnAthena } = await import("@serverless-autoscaler/traffic-analysis/athena");
  const query = { database, table, from, to, maxScanBytes: maxScanGb * 1e9, functionName };
  return analyzeOnAthena(
    { ...options, ...query, ...(workgroup !== undefined && { workGroup: workgroup }) },
    {
      signal,
      onProgress: progressOn(output),
      onEstimate: ({ objects, bytes, usd }) =>
        output.note(`Athena will scan ${formatBytes(bytes)} in ${objects} files: ${formatUsd(usd)}`),
    },
  );
}

/** Progress of what takes longer than a second. */
function progressOn(output: Output): (step: string, share: number) => void {
  const began = performance.now();
  return (step, share) => {
    if (performance.now() - began > quietMs) output.progress(`${step}: ${Math.floor(share * 100)} %`);
  };
}

// The errors' classes come with the clients of AWS, which are loaded only to ask Athena.
const isCode = (cause: unknown, code: string): boolean => cause instanceof TrafficAnalysisError && cause.code === code;

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

async function writeOutputs(
  analyzed: AnalyzedLog,
  { policy, trace, profile, svg, report }: AnalyzeCommandOptions,
  output: Output,
): Promise<void> {
  const { analysis, timeline } = analyzed;
  if (trace !== undefined) await writeWhole(trace, traceCsv(timeline), "--trace");
  if (profile !== undefined) await writeWhole(profile, profileCsv(analysis), "--profile");
  if (svg !== undefined) await writeWhole(svg, drawChart(hourChart(analysis)), "--svg");
  if (report !== undefined) await writeWhole(report, renderHtml(analyzed), "--report");
  if (policy === undefined) return;
  if (analyzed.policy === undefined) {
    output.note(`autoscale: ${policy} was not written: there is no schedule (${reason(analyzed)})`);
  } else await writeWhole(policy, analyzed.policy, "--policy");
}

const reason = ({ analysis }: AnalyzedLog): string =>
  analysis.suggestion === undefined
    ? "the log covers fewer than two days"
    : "no window pays, and --cover 0 asks for none";
