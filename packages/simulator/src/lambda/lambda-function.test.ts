import { describe, expect, it } from "vitest";
import { resolveOptions, type SimulationOptions } from "../options.js";
import { LambdaFunction } from "./lambda-function.js";

const seconds = 1000;
/** Nothing random: a cold start takes 500 ms. */
const make = (given: Partial<SimulationOptions> = {}) =>
  new LambdaFunction(resolveOptions({ coldStartMs: 500, coldStartCv: 0, ...given }));

describe("on demand", () => {
  it("starts cold, then warm until the keep-alive since the last use has passed", () => {
    const simulated = make({ keepAliveSeconds: 360 });
    simulated.arrive(0, 100); // cold, ends at 600 ms
    simulated.arrive(360_600, 100); // idle for exactly 360 s: warm, ends at 360,700 ms
    simulated.arrive(720_701, 100); // idle for 360.001 s: cold
    expect(simulated.totals.coldStarts).toBe(2);
    expect(simulated.totals.initMs).toBeCloseTo(1000, 6);
    expect(simulated.totals.onDemandServiceMs).toBe(300);
    expect(simulated.coldWaitsMs.map(Math.round)).toEqual([500, 500]);
  });

  it("reuses the most recently used environment, so that the others expire", () => {
    const simulated = make({ keepAliveSeconds: 360 });
    simulated.arrive(0, 100);
    simulated.arrive(0, 200); // two environments, idle from 600 and 700 ms on
    for (let at = 60; at <= 600; at += 60) simulated.arrive(at * seconds, 100);
    expect(simulated.totals.coldStarts).toBe(2);
    // One was used all the time, the other not for ten minutes.
    simulated.arrive(601 * seconds, 100);
    simulated.arrive(601 * seconds, 100);
    expect(simulated.totals.coldStarts).toBe(3);
  });

  it("throttles at the reserved cap", () => {
    const simulated = make({ reserved: 3 });
    for (let request = 0; request < 5; request += 1) simulated.arrive(0, 1000);
    expect(simulated.totals).toMatchObject({ requests: 5, throttles: 2, coldStarts: 3 });
    expect(simulated.peakBusy).toBe(3);
  });

  it("opens at most 1,000 new environments in 10 s", () => {
    const simulated = make({ reserved: 3000 });
    for (let request = 0; request < 1500; request += 1) simulated.arrive(0, 60 * seconds);
    expect(simulated.totals).toMatchObject({ coldStarts: 1000, throttles: 500 });
    simulated.arrive(9999, 1000);
    expect(simulated.totals.throttles).toBe(501);
    simulated.arrive(10_000, 1000);
    expect(simulated.totals).toMatchObject({ coldStarts: 1001, throttles: 501 });
  });

  it("lets an environment serve 10 requests a second and opens another for the eleventh", () => {
    const simulated = make({ coldStartMs: 1 });
    for (let request = 0; request < 11; request += 1) simulated.arrive(request * 50, 10);
    expect(simulated.totals.coldStarts).toBe(2);
  });
});

describe("provisioned", () => {
  it("is usable a spin-up after the request, all of it at once", () => {
    const simulated = make({ spinUpSeconds: 90 });
    simulated.request(0, 5);
    expect(simulated).toMatchObject({ requested: 5, ready: 0, pendingUntilMs: 90 * seconds });
    simulated.becomeReady(90 * seconds);
    for (let request = 0; request < 6; request += 1) simulated.arrive(90 * seconds, 1000);
    expect(simulated.totals).toMatchObject({ provisionedRequests: 5, spillover: 1, coldStarts: 1 });
  });

  it("keeps what is ready while more is pending, and replaces what is not there yet", () => {
    const simulated = make({ spinUpSeconds: 90 });
    simulated.request(0, 2);
    simulated.becomeReady(90 * seconds);
    simulated.request(100 * seconds, 6);
    expect(simulated).toMatchObject({ ready: 2, pendingUntilMs: 190 * seconds });
    simulated.request(150 * seconds, 4);
    expect(simulated).toMatchObject({ requested: 4, ready: 2, pendingUntilMs: 240 * seconds });
  });

  it("gives back at once, idle ones first: busy ones finish and still take a place", () => {
    const simulated = make({ spinUpSeconds: 0 });
    simulated.request(0, 4);
    simulated.arrive(1000, 10 * seconds);
    simulated.arrive(1000, 2 * seconds);
    simulated.arrive(1000, 2 * seconds);
    simulated.request(2000, 2);
    simulated.arrive(2500, 100); // three are busy, two are left: spills
    expect(simulated.totals.spillover).toBe(1);
    simulated.arrive(3500, 100); // one is busy, two are left
    expect(simulated.totals).toMatchObject({ provisionedRequests: 4, spillover: 1 });
  });

  it("drops a pending allocation when no more than the ready ones are asked for", () => {
    const simulated = make({ spinUpSeconds: 90 });
    simulated.request(0, 2);
    simulated.becomeReady(90 * seconds);
    simulated.request(100 * seconds, 8);
    simulated.request(110 * seconds, 2);
    expect(simulated).toMatchObject({ ready: 2, pendingUntilMs: Number.POSITIVE_INFINITY });
  });

  it("serves 10 requests/s per environment and spills the rest, although environments are free", () => {
    const simulated = make({ spinUpSeconds: 0 });
    simulated.request(0, 2);
    // 40 requests of 10 ms in one second: concurrency never exceeds 1, but 2 environments serve 20 a second.
    for (let request = 0; request < 40; request += 1) simulated.arrive(request * 25, 10);
    expect(simulated.totals).toMatchObject({ provisionedRequests: 20, spillover: 20 });
  });

  it("counts against the reserved cap even when idle", () => {
    const simulated = make({ reserved: 3, spinUpSeconds: 0 });
    simulated.request(0, 2);
    for (let request = 0; request < 4; request += 1) simulated.arrive(0, 1000);
    expect(simulated.totals).toMatchObject({ provisionedRequests: 2, spillover: 1, throttles: 1 });
  });
});
