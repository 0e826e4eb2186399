import { RunningClock } from "./clock/region-clock.js";
import { readArguments, USAGE } from "./serve/arguments.js";
import { eachMinute } from "./serve/each-minute.js";
import { functionsOf } from "./serve/functions-of.js";
import { minuteLine } from "./serve/minute-line.js";
import { startSimulatedAws } from "./start-simulated-aws.js";

const writeLine = (line: string): void => void process.stdout.write(`${line}\n`);

/** @returns the process's exit code when there is nothing to serve */
async function serve(): Promise<number | undefined> {
  try {
    const given = readArguments(process.argv.slice(2));
    if (given === undefined) {
      process.stdout.write(USAGE);
      return 0;
    }
    const { port, speed, heartbeat, concurrency, table } = given;
    const functions = await functionsOf(given, Date.now());
    const clock = new RunningClock(Date.now(), speed);
    const region = await startSimulatedAws({
      functions,
      clock,
      port,
      account: { concurrencyLimit: concurrency },
      tables: [{ name: table, partitionKey: "pk", sortKey: "sk" }],
    });
    writeLine(`simulated region on ${region.url}, ${speed} times as fast as this one; a process is in it with`);
    for (const [name, value] of Object.entries(region.environment)) writeLine(`  export ${name}="${value}"`);
    const stopWatching = eachMinute(clock, (minuteStartMs) => {
      region.cloud.countInvocation(heartbeat);
      for (const { name } of functions) writeLine(minuteLine(region.cloud, name, minuteStartMs));
    });
    const stop = () => {
      stopWatching();
      void region.close();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    return undefined;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
}

process.exitCode = await serve();
