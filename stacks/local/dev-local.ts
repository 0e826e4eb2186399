// Deploys stage `local` to an AWS emulator on this machine and keeps the built scaler ticking against it:
//   npm run dev:local [-- --minutes N]     (Ctrl-C ends it; nothing is left)
// The load is made here, a wave of twenty minutes: there is nobody else to call the API. To see more, point any AWS
// client at the endpoint that it prints, or make trouble: POST <endpoint>/_local/faults.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startLambda } from "@serverless-autoscaler/lambda-bundle";
import { ConfigurationError } from "../src/errors.js";
import { builtBundles, clientSettings, deployStack } from "./deployed-stack.js";
import { type LocalCloud, startLocalCloud } from "./local-cloud.js";

const MINUTE_MS = 60_000;
const WAVE_MINUTES = 20;
const SPIN_UP_SECONDS = 20;

const { values } = parseArgs({ options: { minutes: { type: "string" } } });
const minutes = values.minutes === undefined ? Infinity : Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`dev:local: --minutes ${values.minutes}: expected a number greater than 0`);
  process.exit(2);
}

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
const scratch = mkdtempSync(join(tmpdir(), "dev-local-"));
let cloud: LocalCloud | undefined;
try {
  console.log("starting the emulator, deploying stage local (about half a minute) …");
  cloud = await startLocalCloud({ spinUpSeconds: SPIN_UP_SECONDS });
  await watch(cloud);
} catch (cause) {
  if (!(cause instanceof ConfigurationError || (cause instanceof Error && "code" in cause))) throw cause;
  console.error(`dev:local: ${cause.message}`);
  process.exitCode = 2;
} finally {
  await cloud?.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function watch({ endpoint, aws }: LocalCloud): Promise<void> {
  const stage = await deployStack({ stack: "local", endpoint, directory: scratch });
  const { scaler_function_name: name = "", api_function_name: api = "", table_name: table = "" } = stage.outputs;
  const scaler = await startLambda({
    directory: builtBundles.scaler,
    handler: "lambda.handler",
    functionName: name,
    credentials: clientSettings().credentials,
    environment: { ...(await stage.environmentOf(name)), AWS_ENDPOINT_URL: endpoint },
    timeoutMs: 55_000,
  });
  console.log(`endpoint: ${endpoint}   (AWS_ENDPOINT_URL; any credentials, us-east-1)`);
  const settings = `AWS_ENDPOINT_URL=${endpoint} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test`;
  console.log(`explain:  ${settings} npx autoscale explain api --table ${table}\n`);
  const until = Date.now() + minutes * MINUTE_MS;
  while (!stop.signal.aborted && Date.now() < until) {
    putLoad(aws, api, name);
    const { status, payload, logs } = await scaler.invoke({});
    if (status !== "succeeded") console.error(`tick ${status}: ${JSON.stringify(payload)}`);
    const told = logs.map(readable).filter((line) => line !== undefined);
    if (told.length > 0) console.log(told.join("\n"));
    const untilNextMinute = MINUTE_MS - (Date.now() % MINUTE_MS) + 5000;
    await sleep(Math.min(untilNextMinute, until - Date.now()), undefined, { signal: stop.signal }).catch(
      () => undefined,
    );
  }
  await scaler.stop();
}

/** What CloudWatch would say of the last complete minutes: the API's load, and the scaler's heartbeat. */
function putLoad(aws: LocalCloud["aws"], api: string, scaler: string): void {
  const minute = Math.floor(Date.now() / MINUTE_MS) - 1;
  const busy = Math.round(7 + 7 * Math.sin((2 * Math.PI * minute) / WAVE_MINUTES));
  const at = minute * MINUTE_MS;
  const put = (metric: string, dimensions: Record<string, string>, value: { sum: number } | { max: number }) =>
    aws.putMetric({ namespace: "AWS/Lambda", name: metric, dimensions, at, ...value });
  put("Invocations", { FunctionName: scaler }, { sum: 1 });
  for (const dimensions of [{ FunctionName: api }, { FunctionName: api, Resource: `${api}:live` }]) {
    put("ConcurrentExecutions", dimensions, { max: busy });
    put("Invocations", dimensions, { sum: busy * 30 });
  }
}

/** One readable line for each decision line of the scaler; warnings and errors as they are, the rest unsaid. */
function readable(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  const said = JSON.parse(line) as Record<string, unknown>;
  if (said.level === "warn" || said.level === "error") return line;
  if (said.message !== "decision") return undefined;
  const clock = String(said.at).slice(11, 16);
  if (said.changed === false) return `${clock}  ${said.target}  hold ${said.held}`;
  const { decision, outcome } = said as { decision: Decision; outcome: { kind: string } };
  const what = decision.kind === "set" ? `${decision.from} -> ${decision.to} ${outcome.kind}` : `hold ${decision.at}`;
  return `${clock}  ${said.target}  ${what}: ${decision.because.map(({ text }) => text).join("; ")}`;
}

type Decision = (
  | { readonly kind: "set"; readonly from: number | "unset"; readonly to: number }
  | { readonly kind: "hold"; readonly at: number | "unset" }
) & { readonly because: readonly { readonly text: string }[] };
