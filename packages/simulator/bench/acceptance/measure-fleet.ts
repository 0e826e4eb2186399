import { readFileSync } from "node:fs";
import { baseline, parseFleet, resolveOptions, simulateFleet } from "../../src/index.js";
import type { Figure } from "./measure-trace.js";
import { predictive } from "./predictive-policy.js";

/** What figure F is made of. */
export interface FleetFigures {
  readonly none: Figure;
  readonly hybridHistogram: Figure;
  /** One value of a cold start for all functions, as high as it takes to have no more than hybrid-histogram. */
  readonly predictive: Figure & { readonly coldStartUsd: number };
}

/** Halvings of the range of values, on a logarithmic scale: within 12 %. */
const halvings = 6;
const leastUsd = 1e-4;
const mostUsd = 0.1;

/** @param file one column a function; simulated with the default options */
export async function measureFleet(file: string): Promise<FleetFigures> {
  const fleet = parseFleet(readFileSync(file, "utf8"), file);
  const options = resolveOptions({});
  const run = async (policy: ReturnType<typeof baseline>): Promise<Figure> => {
    const { costUsd, coldStarts, coldStartRate } = (await simulateFleet(fleet, options, policy)).result;
    return { costUsd, coldStarts, coldStartRate };
  };
  const none = await run(baseline("none"));
  const hybridHistogram = await run(baseline("hybrid-histogram"));
  let low = Math.log(leastUsd);
  let high = Math.log(mostUsd);
  let best = { ...(await run(predictive(options, { coldStartUsd: mostUsd }))), coldStartUsd: mostUsd };
  for (let halving = 0; halving < halvings; halving += 1) {
    const coldStartUsd = Math.exp((low + high) / 2);
    const figure = await run(predictive(options, { coldStartUsd }));
    if (figure.coldStarts > hybridHistogram.coldStarts) {
      low = Math.log(coldStartUsd);
    } else {
      high = Math.log(coldStartUsd);
      best = { ...figure, coldStartUsd };
    }
  }
  return { none, hybridHistogram, predictive: best };
}
