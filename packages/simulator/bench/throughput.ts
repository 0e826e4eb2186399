// How many requests the simulator replays in a second of processor time, best of three. Not of the clock's time, so that
// the figure is that of one core however busy the machine is.
//   throughput.ts [--traces DIR]   the demonstration week, and with DIR its trace with most requests
import { parseArgs } from "node:util";
import { baseline, demoOptions, generateDemoTrace, type Policy, rulesPolicy, simulate } from "../src/index.js";
import { type Load, loadFolder } from "./load-folder.js";

const { values } = parseArgs({ options: { traces: { type: "string" } } });
const loads: Load[] = [{ trace: generateDemoTrace({ seed: 1, days: 7 }), options: demoOptions }];
if (values.traces !== undefined) loads.push(largest(values.traces));
const policies: readonly Policy[] = [
  ...["none", "fixed:20", "aws-target-tracking", "knative", "hybrid-histogram"].map(baseline),
  rulesPolicy("targetTracking (real tick)", { policies: [{ type: "targetTracking" }] }),
];

console.log(
  `${"trace".padEnd(26)}${"policy".padEnd(28)}${"requests".padStart(11)}${"seconds".padStart(9)}   M requests/s`,
);
for (const { trace, options } of loads) {
  for (const policy of policies) {
    let bestSeconds = Number.POSITIVE_INFINITY;
    let requests = 0;
    for (let run = 0; run < 3; run += 1) {
      const before = process.cpuUsage();
      requests = (await simulate(trace, { ...options, train: 0 }, policy)).result.requests;
      const { user, system } = process.cpuUsage(before);
      bestSeconds = Math.min(bestSeconds, (user + system) / 1e6);
    }
    const perSecond = (requests / bestSeconds / 1e6).toFixed(1);
    console.log(
      `${trace.name.padEnd(26)}${policy.name.padEnd(28)}${String(requests).padStart(11)}${bestSeconds.toFixed(2).padStart(9)}${perSecond.padStart(15)}`,
    );
  }
}

function largest(folder: string): Load {
  const requests = ({ trace, options }: Load) =>
    trace.counts.reduce((sum, count) => sum + count, 0) * (options.scale ?? 1);
  return loadFolder(folder).reduce((most, each) => (requests(each) > requests(most) ? each : most));
}
