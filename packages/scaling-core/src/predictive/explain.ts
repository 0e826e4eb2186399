import { type Reason, reason } from "../model/reason.js";
import type { Horizon } from "./horizon.js";
import { thresholds } from "./levels.js";
import { type Outlook, type Standing, worthOf } from "./plan.js";

/**
 * Says why the capacity ends where it ends: the last environment that is worth holding, or the first one that is not,
 * with its probability and its arithmetic.
 *
 * @param value of a cold start, INIT included; seconds of holding
 * @param usdPerSecond price of holding one environment for a second
 */
export function explain(
  level: number,
  value: number,
  outlook: Outlook,
  standing: Standing,
  horizon: Horizon,
  usdPerSecond: number,
): Reason {
  const deciding = Math.max(1, level);
  const held = deciding <= standing.held;
  const probability = (held ? outlook.near : outlook.cold)[deciding] ?? 0;
  const [from, until] = held ? [horizon.nearFirst, horizon.nearLast] : [horizon.aheadFirst, horizon.aheadLast];
  const seconds = 60 * (until - from + 1);
  const busy = outlook.busy[deciding] ?? 0;
  const worth = worthOf(deciding, value, outlook, standing, horizon);
  const environment = thresholds[deciding] as number;
  const capacity = thresholds[level] as number;
  const event = held ? "is used" : "would start cold";
  const usd = value * usdPerSecond;
  const text =
    `${capacity}: environment ${environment} ${event} within ${seconds} s with probability ${round(probability)}; ` +
    `${round(probability)} x ${Math.round(value)} s / ${seconds} s + 1.667 x ${round(busy)} busy - 1 = ${round(worth)} ` +
    `(a cold start is worth ${Math.round(value)} s of holding, $${usd.toPrecision(2)})`;
  return reason("predictive", text, {
    capacity,
    environment,
    probability: round(probability),
    busy: round(busy),
    valueSeconds: Math.round(value),
    coldStartUsd: Number(usd.toPrecision(3)),
    windowSeconds: seconds,
    worth: round(worth),
  });
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
