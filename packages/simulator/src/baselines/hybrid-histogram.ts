import type { Policy } from "../controller.js";
import { IdleHistogram } from "./idle-histogram.js";

const tickSeconds = 60;
const minuteMs = 60_000;

/**
 * The hybrid histogram policy of Azure Functions, applied to each level of concurrency: level k is in use in a minute
 * when k executions ran at the same time, and its idle time is what lies between two such minutes.
 *
 * Each level has a histogram of its idle times (`IdleHistogram`), which says from when to when after its last use it
 * is worth being warm. The number of levels that should be warm, now or when a request of now would be ready, is the
 * provisioned capacity. A level never seen is cold.
 *
 * Source: Shahrad et al., "Serverless in the Wild", USENIX ATC 2020, section 4.2. Its forecast by ARIMA for idle times
 * beyond the histogram is left out: those levels keep the standard keep-alive of four hours.
 */
export const hybridHistogram: Policy = {
  kind: "causal",
  name: "hybrid-histogram",
  create: ({ options }) => {
    const levels: IdleHistogram[] = [];
    const leadMs = (options.spinUpSeconds + tickSeconds) * 1000;
    let read = 0;
    return {
      tickSeconds,
      decide({ atMs, minutes }) {
        for (; read < minutes.length; read += 1) {
          const used = minutes.concurrencyMax[read] as number;
          for (let level = 0; level < used; level += 1) {
            let histogram = levels[level];
            if (histogram === undefined) {
              histogram = new IdleHistogram();
              levels[level] = histogram;
            }
            histogram.use(read);
          }
        }
        let warm = 0;
        for (const level of levels) {
          const idleMs = atMs - (minutes.originMs + (level.lastUse + 1) * minuteMs);
          if (idleMs <= level.keepMs && idleMs + leadMs >= level.prewarmMs) warm += 1;
        }
        return warm;
      },
    };
  },
};
