import { parseArgs } from "node:util";
import { SimulatedCloudError } from "../errors.js";

export const USAGE = `Serves simulated Lambda functions under living traffic on 127.0.0.1 until it is stopped.

  --port N             port to listen on (default 4566)
  --function NAME      a function with the alias "live"; may be given several times (default checkout)
  --trace FILE|demo    its requests (timestamp,count); one for each function, or one for all (default demo)
  --speed N            seconds of the region in one real second (default 60: a minute each second)
  --from HOURS         into the traces; what lies before has happened when it starts (default 0)
  --table NAME         an empty DynamoDB table for a scaler's memory (default autoscaler)
  --heartbeat NAME     a function that is counted once a minute, as a scaler is (default autoscaler)
  --concurrency N      the account's pool (default 1000)

Behaviour of every function, with the defaults of "autoscale simulate", or of the demonstration for the demo trace:
  --duration-ms --duration-cv --cold-start-ms --cold-start-cv --memory-mb --spin-up-seconds --keep-alive-seconds
  --metric-lag-seconds --scale --seed
`;

const BEHAVIOUR = {
  "duration-ms": "durationMs",
  "duration-cv": "durationCv",
  "cold-start-ms": "coldStartMs",
  "cold-start-cv": "coldStartCv",
  "memory-mb": "memoryMb",
  "spin-up-seconds": "spinUpSeconds",
  "keep-alive-seconds": "keepAliveSeconds",
  "metric-lag-seconds": "metricLagSeconds",
  scale: "scale",
  seed: "seed",
} as const;
type BehaviourFlag = keyof typeof BEHAVIOUR;

export interface ServeArguments {
  readonly port: number;
  /** Name and trace, a file or `demo`, of each function. */
  readonly functions: readonly { readonly name: string; readonly trace: string }[];
  readonly speed: number;
  readonly fromHours: number;
  readonly table: string;
  readonly heartbeat: string;
  readonly concurrency: number;
  /** What was given; ranges are the simulator's to check. */
  readonly behaviour: Readonly<Partial<Record<(typeof BEHAVIOUR)[BehaviourFlag], number>>>;
}

/**
 * Reads the command line.
 *
 * @returns undefined when help was asked for
 * @throws {SimulatedCloudError} invalidOption; {TypeError} from Node on an option that does not exist
 */
export function readArguments(args: readonly string[]): ServeArguments | undefined {
  const text = { type: "string" } as const;
  const behaviourFlags = Object.keys(BEHAVIOUR) as BehaviourFlag[];
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4566" },
      function: { type: "string", multiple: true, default: ["checkout"] },
      trace: { type: "string", multiple: true, default: ["demo"] },
      speed: { type: "string", default: "60" },
      from: { type: "string", default: "0" },
      table: { type: "string", default: "autoscaler" },
      heartbeat: { type: "string", default: "autoscaler" },
      concurrency: { type: "string", default: "1000" },
      help: { type: "boolean", default: false },
      ...(Object.fromEntries(behaviourFlags.map((flag) => [flag, text])) as Record<BehaviourFlag, typeof text>),
    },
  });
  if (values.help) return undefined;
  const given = behaviourFlags.flatMap((flag) => {
    const value = values[flag];
    return value === undefined ? [] : [[BEHAVIOUR[flag], numeral(`--${flag}`, value)]];
  });
  return {
    port: numeral("--port", values.port),
    functions: pair(values.function, values.trace),
    speed: numeral("--speed", values.speed),
    fromHours: numeral("--from", values.from),
    table: values.table,
    heartbeat: values.heartbeat,
    concurrency: numeral("--concurrency", values.concurrency),
    behaviour: Object.fromEntries(given),
  };
}

function pair(names: readonly string[], traces: readonly string[]): ServeArguments["functions"] {
  if (traces.length !== 1 && traces.length !== names.length) {
    throw new SimulatedCloudError(
      "invalidOption",
      `--trace: given ${traces.length} times for ${names.length} functions; expected once, or once a function`,
    );
  }
  return names.map((name, index) => ({ name, trace: (traces[index] ?? traces[0]) as string }));
}

function numeral(option: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new SimulatedCloudError("invalidOption", `${option}: "${text}" is not valid; expected a number >= 0`);
}
