import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  baseline,
  type PolicyResult,
  parseTrace,
  resolveOptions,
  type SimulationOptions,
  simulate,
} from "../../src/index.js";
import { predictive } from "./predictive-policy.js";

/** What a policy cost and how many cold starts it had. */
export type Figure = Pick<PolicyResult, "costUsd" | "coldStarts" | "coldStartRate">;

/** Everything that figures A to E are made of, for one trace. */
export interface TraceFigures {
  readonly trace: string;
  readonly none: Figure;
  readonly awsTargetTracking: Figure;
  readonly awsTargetTrackingMax: Figure;
  readonly hybridHistogram: Figure;
  /** No cold starts at least cost: what is within reach at all. */
  readonly oracleZero: Figure;
  /** The cheapest perfect forecast with a tenth of the cold starts of none. */
  readonly perfectForecast: (Figure & { readonly policy: string }) | undefined;
  readonly plain: Figure;
  /** `coldStartRate` at a tenth of none's. */
  readonly tenth: Figure;
  /** `budgetUsdMonth` at what the named baseline spent. */
  readonly atSpend: Figure;
  readonly atSpendMax: Figure;
  /** `coldStartRate` at what hybrid-histogram had. */
  readonly atHybrid: Figure;
}

const risks = [0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0003, 0.0001, 0.00001, 0.000001];
const hoursPerMonth = 730;

/** @param folder where `<name>.csv` lies */
export async function measureTrace(
  folder: string,
  { name, options: given }: { readonly name: string; readonly options: Partial<SimulationOptions> },
): Promise<TraceFigures> {
  const file = join(folder, `${name}.csv`);
  const trace = parseTrace(readFileSync(file, "utf8"), file);
  const options = resolveOptions(given);
  const run = async (policy: ReturnType<typeof baseline>): Promise<Figure> => {
    const { costUsd, coldStarts, coldStartRate } = (await simulate(trace, options, policy)).result;
    return { costUsd, coldStarts, coldStartRate };
  };
  const none = await run(baseline("none"));
  const awsTargetTracking = await run(baseline("aws-target-tracking"));
  const awsTargetTrackingMax = await run(baseline("aws-target-tracking-max"));
  const hybridHistogram = await run(baseline("hybrid-histogram"));
  const hours = (trace.counts.length * trace.binMs * (1 - options.train)) / 3_600_000;
  const monthly = ({ costUsd }: Figure) => ({ budgetUsdMonth: (costUsd * hoursPerMonth) / hours });
  // A rate of zero is no objective: one cold start in a million requests is as good.
  const rate = (fraction: number) => ({ coldStartRate: Math.max(1e-6, fraction) });
  return {
    trace: name,
    none,
    awsTargetTracking,
    awsTargetTrackingMax,
    hybridHistogram,
    oracleZero: await run(baseline("oracle:zero")),
    perfectForecast: await cheapestPerfect(run, none.coldStarts / 10),
    plain: await run(predictive(options)),
    tenth: await run(predictive(options, rate(none.coldStartRate / 10))),
    atSpend: await run(predictive(options, monthly(awsTargetTracking))),
    atSpendMax: await run(predictive(options, monthly(awsTargetTrackingMax))),
    atHybrid: await run(predictive(options, rate(hybridHistogram.coldStartRate))),
  };
}

/** The larger the accepted risk the cheaper: the first that has few enough cold starts is the cheapest. */
async function cheapestPerfect(
  run: (policy: ReturnType<typeof baseline>) => Promise<Figure>,
  most: number,
): Promise<TraceFigures["perfectForecast"]> {
  for (const risk of risks) {
    const policy = baseline(`perfect-forecast:${risk}`);
    const figure = await run(policy);
    if (figure.coldStarts <= most) return { ...figure, policy: policy.name };
  }
  return undefined;
}
