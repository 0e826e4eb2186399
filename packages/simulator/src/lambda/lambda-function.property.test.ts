import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveOptions, type SimulationOptions } from "../options.js";
import { LambdaFunction } from "./lambda-function.js";

type Step =
  | { readonly kind: "arrive"; readonly gapMs: number; readonly serviceMs: number }
  | { readonly kind: "request"; readonly gapMs: number; readonly environments: number };

const gapMs = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 0, max: 90_000 }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("arrive" as const),
      gapMs,
      serviceMs: fc.integer({ min: 1, max: 20_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("request" as const),
      gapMs,
      environments: fc.integer({ min: 0, max: 6 }),
    }),
  },
);

const options: SimulationOptions = resolveOptions({
  reserved: 8,
  coldStartMs: 700,
  coldStartCv: 0,
  keepAliveSeconds: 60,
  spinUpSeconds: 30,
});

/** Plays steps against the model, letting pending allocations become ready in between. */
function play(
  steps: readonly Step[],
  each: (simulated: LambdaFunction, atMs: number, step: Step) => void,
): LambdaFunction {
  const simulated = new LambdaFunction(options);
  let atMs = 0;
  for (const next of steps) {
    atMs += next.gapMs;
    if (simulated.pendingUntilMs <= atMs) simulated.becomeReady(simulated.pendingUntilMs);
    simulated.settle(atMs);
    if (next.kind === "arrive") simulated.arrive(atMs, next.serviceMs);
    else simulated.request(atMs, next.environments);
    each(simulated, atMs, next);
  }
  return simulated;
}

/** The same function with an object per environment and no cleverness. The limits on rates are not among it. */
class Plain {
  coldStarts = 0;
  throttles = 0;
  provisioned = 0;
  #onDemand: { freeMs: number }[] = [];
  #provisionedEndsMs: number[] = [];

  arrive(atMs: number, serviceMs: number, ready: number): void {
    const initMs = 700;
    const running = this.#provisionedEndsMs.filter((endMs) => endMs > atMs);
    this.#onDemand = this.#onDemand.filter(({ freeMs }) => atMs - freeMs <= 60_000);
    const busy = this.#onDemand.filter(({ freeMs }) => freeMs > atMs).length;
    if (busy + running.length >= 8) {
      this.throttles += 1;
    } else if (running.length < ready) {
      this.provisioned += 1;
      this.#provisionedEndsMs = [...running, atMs + serviceMs];
    } else if (busy + ready >= 8) {
      this.throttles += 1;
    } else {
      const idle = this.#onDemand.filter(({ freeMs }) => freeMs <= atMs).sort((a, b) => b.freeMs - a.freeMs);
      const [latest] = idle;
      if (latest === undefined) {
        this.coldStarts += 1;
        this.#onDemand.push({ freeMs: atMs + initMs + serviceMs });
      } else {
        latest.freeMs = atMs + serviceMs;
      }
    }
  }
}

describe("LambdaFunction", () => {
  it("does what a plain model with an object per environment does", () => {
    // Services of 110 ms or more on 8 environments stay below every limit on rates.
    const slow = fc
      .array(step, { maxLength: 300 })
      .map((steps) =>
        steps.map((each) => (each.kind === "arrive" ? { ...each, serviceMs: each.serviceMs + 110 } : each)),
      );
    fc.assert(
      fc.property(slow, (steps) => {
        const plain = new Plain();
        const simulated = play(steps, (model, atMs, next) => {
          if (next.kind === "arrive") plain.arrive(atMs, next.serviceMs, model.ready);
        });
        expect(simulated.totals).toMatchObject({
          coldStarts: plain.coldStarts,
          throttles: plain.throttles,
          provisionedRequests: plain.provisioned,
        });
      }),
    );
  });

  it("loses no request and is never busier than the cap", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        let served = 0;
        const simulated = play(steps, (model, atMs) => {
          expect(model.busy).toBeLessThanOrEqual(8);
          expect(model.ready).toBeLessThanOrEqual(8);
          const { requests, throttles, provisionedRequests, coldStarts } = model.totals;
          served = requests - throttles;
          expect(provisionedRequests + coldStarts).toBeLessThanOrEqual(served);
          expect(model.busyMs(atMs)).toBeGreaterThanOrEqual(-1e-6);
        });
        const arrivals = steps.filter(({ kind }) => kind === "arrive").length;
        expect(simulated.totals.requests).toBe(arrivals);
        expect(served).toBeLessThanOrEqual(arrivals);
        // When all has ended, the time spent busy is the time that was asked for.
        const endMs = 1e9;
        simulated.settle(endMs);
        const { provisionedServiceMs, onDemandServiceMs, initMs } = simulated.totals;
        expect(simulated.busyMs(endMs)).toBeCloseTo(provisionedServiceMs + onDemandServiceMs + initMs, 3);
        expect(simulated.busy).toBe(0);
      }),
    );
  });
});
