import { parseArgs } from "node:util";
import { startLocalAws } from "./start-local-aws.js";

const USAGE = `Serves a local AWS endpoint on 127.0.0.1 until it is stopped.

  --port N              port to listen on (default 4566)
  --upstream URL        emulator that answers what the endpoint does not, such as http://127.0.0.1:5000
  --spin-up-seconds N   until provisioned concurrency is ready (default 90)
`;

/** @returns the process's exit code when the arguments are wrong */
async function serve(): Promise<number | undefined> {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "4566" },
        upstream: { type: "string" },
        "spin-up-seconds": { type: "string", default: "90" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const aws = await startLocalAws({
      port: numeral("--port", values.port),
      spinUpSeconds: numeral("--spin-up-seconds", values["spin-up-seconds"]),
      ...(values.upstream === undefined ? {} : { upstream: values.upstream }),
    });
    const stop = () => void aws.close();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    process.stdout.write(`local AWS endpoint on ${aws.url}\n`);
    return undefined;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
}

function numeral(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`${option}: "${text}" is not valid; expected a whole number`);
}

process.exitCode = await serve();
