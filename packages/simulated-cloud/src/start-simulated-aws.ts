import { type Account, type LocalAws, type LocalAwsOptions, startLocalAws } from "@serverless-autoscaler/local-aws";
import { ClockFile } from "./clock/clock-file.js";
import { HeldClock, type RegionClock } from "./clock/region-clock.js";
import { SimulatedCloud } from "./cloud/simulated-cloud.js";
import type { SimulatedFunction } from "./cloud/simulated-function.js";
import { SimulatedCloudError } from "./errors.js";

export interface SimulatedAwsOptions extends Pick<LocalAwsOptions, "port" | "tables" | "metricPageSize" | "seed"> {
  readonly functions: readonly SimulatedFunction[];
  /** The time of the region: a `HeldClock` that is moved by hand, or a `RunningClock`. */
  readonly clock: RegionClock;
  readonly account?: Partial<Account>;
}

/** A simulated region on a port. */
export interface SimulatedAws {
  readonly url: string;
  /** The endpoint: counts requests, and injects faults on top of the simulated region. */
  readonly aws: LocalAws;
  readonly cloud: SimulatedCloud;
  /**
   * What a Node process needs in its environment to talk to the region and to live in its time: AWS_ENDPOINT_URL, and
   * NODE_OPTIONS that preload `virtual-time.mjs`. The process itself stays as it is.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** Moves a held clock and replays up to there. @throws {SimulatedCloudError} clockTurnedBack; invalidOption if it runs by itself */
  advanceTo(atMs: number): void;
  close(): Promise<void>;
}

const PRELOAD = new URL("./clock/virtual-time.mjs", import.meta.url);

/**
 * Puts simulated functions behind a local AWS endpoint on 127.0.0.1.
 *
 * @throws {SimulatedCloudError} invalidOption
 * @example
 * const region = await startSimulatedAws({
 *   functions: [{ name: "checkout", trace: generateDemoTrace({ seed: 1, days: 7 }), behaviour: demoOptions }],
 *   clock: new HeldClock(Date.UTC(2026, 0, 5)),
 * });
 * region.advanceTo(Date.UTC(2026, 0, 5, 9)); // nine hours of requests later
 */
export async function startSimulatedAws(options: SimulatedAwsOptions): Promise<SimulatedAws> {
  const { functions, clock, account, ...endpoint } = options;
  const cloud = new SimulatedCloud(functions, clock, account);
  const aws = await startLocalAws({ ...endpoint, cloud, now: () => clock.now() });
  const file = new ClockFile();
  file.write(clock.line());
  return {
    url: aws.url,
    aws,
    cloud,
    environment: {
      AWS_ENDPOINT_URL: aws.url,
      NODE_OPTIONS: `--import ${PRELOAD.href}`,
      SIMULATED_CLOCK_FILE: file.path,
    },
    advanceTo(atMs) {
      if (!(clock instanceof HeldClock))
        throw new SimulatedCloudError(
          "invalidOption",
          "the region's clock runs by itself; give a HeldClock to move it",
        );
      clock.moveTo(atMs);
      file.write(clock.line());
      cloud.catchUp();
    },
    async close() {
      await aws.close();
      file.remove();
    },
  };
}
