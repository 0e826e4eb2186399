import { type MetricPoint, type MetricQuery, type MetricSource, MetricStore } from "@serverless-autoscaler/local-aws";
import { minuteMs } from "@serverless-autoscaler/simulator";
import type { Inhabitant } from "./inhabitant.js";
import { readLambdaMetric } from "./lambda-metrics.js";

const NAMESPACE = "AWS/Lambda";

/** CloudWatch of the region: the simulated functions' metrics, and the invocations of functions that are not simulated. */
export class RegionMetrics implements MetricSource {
  readonly #byName: ReadonlyMap<string, Inhabitant>;
  readonly #now: () => number;
  readonly #lagMs: number;
  /** Invocations of functions that run somewhere real, such as the scaler itself. */
  readonly #counted = new MetricStore();

  /**
   * @param now advances the region when it is asked
   * @param lagSeconds after its end a minute of what is counted becomes visible
   */
  constructor(byName: ReadonlyMap<string, Inhabitant>, now: () => number, lagSeconds: number) {
    this.#byName = byName;
    this.#now = now;
    this.#lagMs = lagSeconds * 1000;
  }

  /** One invocation of a function that is not simulated, at this moment. */
  countInvocation(functionName: string): void {
    const dimensions = { FunctionName: functionName };
    this.#counted.put({ namespace: NAMESPACE, name: "Invocations", dimensions, at: this.#now(), sum: 1 });
  }

  covers(namespace: string): boolean {
    return namespace === NAMESPACE;
  }

  read(query: MetricQuery): readonly MetricPoint[] {
    const nowMs = this.#now();
    const { FunctionName: name = "", Resource: resource, ...others } = query.dimensions;
    const simulated = this.#byName.get(name);
    if (simulated === undefined) {
      const visible = Math.floor((nowMs - this.#lagMs) / minuteMs) * minuteMs;
      const endMs = Math.min(query.endMs, visible);
      return this.#counted.read({ ...query, endMs });
    }
    const isItsOwn = resource === undefined || resource === `${name}:${simulated.alias}`;
    if (query.namespace !== NAMESPACE || !isItsOwn || Object.keys(others).length > 0) return [];
    return readLambdaMetric(simulated.living.minutes, query, nowMs - simulated.options.metricLagSeconds * 1000);
  }
}
