import {
  type DecisionRecord,
  inMemoryStore,
  type Ports,
  type TargetSpec,
  tick,
  tickDefaults,
} from "@serverless-autoscaler/scaling-core";
import type { Controller, Setting } from "../controller.js";
import { InvalidInputError } from "../errors.js";
import { ViewActuator } from "./view-actuator.js";
import { ViewSignals } from "./view-signals.js";

/**
 * The scaler itself as a controller: the same `tick` that runs in Lambda, over ports that look at the simulated function.
 *
 * Signals are what the metric lag lets through, an allocation in progress locks the capacity, memory lives as long as
 * the simulation. The records whose decision or reasons changed are kept as the controller's decisions.
 *
 * @param target what to scale and how, as `scaling-config` makes it of a policy file
 * @throws {InvalidInputError} when the target is not provisioned concurrency
 */
export function tickController(target: TargetSpec, { options }: Setting): Controller {
  if (target.resource.kind !== "lambda-provisioned") {
    throw new InvalidInputError({
      where: `targets.${target.name}.resource.kind`,
      value: target.resource.kind,
      expected: "lambda-provisioned, which is what is simulated",
    });
  }
  const signals = new ViewSignals();
  const actuator = new ViewActuator(options);
  const decisions: DecisionRecord[] = [];
  let atMs = 0;
  const ports: Ports = {
    clock: { now: () => atMs },
    signals,
    actuators: { "lambda-provisioned": actuator },
    memory: inMemoryStore(),
    recorder: {
      write: async (records) => {
        for (const record of records) if (record.changed) decisions.push(record);
      },
    },
  };
  const { intervalSeconds, refreshPerTick } = tickDefaults;
  // A source that is late by the lag is not broken: two minutes later than that, it is.
  const staleAfterSeconds = Math.max(tickDefaults.staleAfterSeconds, options.metricLagSeconds + 120);
  const deadline = new AbortController().signal;
  return {
    tickSeconds: intervalSeconds,
    decisions,
    async decide(view) {
      atMs = view.atMs;
      signals.view = view;
      actuator.view = view;
      actuator.wish = undefined;
      await tick(ports, {
        targets: [target],
        mode: "active",
        intervalSeconds,
        staleAfterSeconds,
        refreshPerTick,
        deadline,
        deadlineAt: atMs + intervalSeconds * 1000,
      });
      return actuator.wish;
    },
  };
}
