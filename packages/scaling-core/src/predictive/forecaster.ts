import { AGE_CLASSES, CONTEXT_TOTAL, CONTEXTS, contextsAt } from "./contexts.js";
import { type History, levelAt } from "./history.js";
import { LEVELS } from "./levels.js";
import { type Tracker, track } from "./tracker.js";
import { AHEAD_FIRST, AHEAD_LAST, NEAR_FIRST, NEAR_LAST } from "./windows.js";

/** What is forecast of each level: used in the near window; a cold start in the window ahead, were it on demand. */
export const QUESTIONS = 2;
const INPUTS = CONTEXTS + 1;
export const WEIGHTS: number = QUESTIONS * AGE_CLASSES * INPUTS;

export interface Forecaster {
  readonly history: History;
  readonly now: Tracker;
  readonly past: Tracker;
  /** Probability in each context, by question. */
  readonly chance: Float32Array;
  /** How often the context was met. */
  readonly met: Uint16Array;
  readonly weights: Float32Array;
}

const LEARNING_RATE = 0.004;
const MOST_MET = 1200;
const contexts = new Uint16Array(LEVELS * CONTEXTS);
const ageClass = new Uint8Array(LEVELS);
const stretched = new Float64Array(INPUTS);
stretched[CONTEXTS] = 0.3;

export function freshForecaster(f: Forecaster): void {
  f.now.lastUse.fill(-1_000_000);
  f.past.lastUse.fill(-1_000_000);
  f.chance.fill(0.05);
  f.weights.fill(2.2 / CONTEXTS);
}

/** Takes in a minute: learns from what the forecast of some minutes ago has come to. `history` holds it already. */
export function learn(f: Forecaster, minute: number, first: number, top: number, keepAliveMinutes: number): void {
  track(f.now, minute, levelAt(f.history, minute), minute - first);
  const then = minute - AHEAD_LAST;
  if (then < first) return;
  track(f.past, then, levelAt(f.history, then), then - first);
  contextsAt(f.history, f.past, then, first, top, contexts, ageClass);
  for (let level = 1; level <= top; level += 1) {
    let near = 0;
    let cold = 0;
    let last = f.past.lastUse[level] as number;
    for (let at = then + 1; at <= minute; at += 1) {
      if (levelAt(f.history, at) < level) continue;
      if (at >= then + NEAR_FIRST && at <= then + NEAR_LAST) near = 1;
      if (at >= then + AHEAD_FIRST && at - last >= keepAliveMinutes) cold = 1;
      last = at;
    }
    update(f, level, 0, near);
    update(f, level, 1, cold);
  }
}

function update(f: Forecaster, level: number, question: number, outcome: number): void {
  const p = mix(f, level, question);
  const base = (question * AGE_CLASSES + (ageClass[level] as number)) * INPUTS;
  const step = LEARNING_RATE * (outcome - p);
  for (let input = 0; input < INPUTS; input += 1) {
    f.weights[base + input] = (f.weights[base + input] as number) + step * (stretched[input] as number);
  }
  for (let kind = 0; kind < CONTEXTS; kind += 1) {
    const at = question * CONTEXT_TOTAL + (contexts[level * CONTEXTS + kind] as number);
    const met = f.met[at] as number;
    const chance = f.chance[at] as number;
    f.chance[at] = chance + (outcome - chance) / (met + 1.6);
    if (met < MOST_MET) f.met[at] = met + 1;
  }
  score.sum[question] = (score.sum[question] as number) - Math.log(Math.max(1e-6, outcome === 1 ? p : 1 - p));
}
export const score = { sum: [0, 0] };

function mix(f: Forecaster, level: number, question: number): number {
  const base = (question * AGE_CLASSES + (ageClass[level] as number)) * INPUTS;
  let sum = 0;
  for (let kind = 0; kind < CONTEXTS; kind += 1) {
    const at = question * CONTEXT_TOTAL + (contexts[level * CONTEXTS + kind] as number);
    const p = Math.min(0.9995, Math.max(0.0005, f.chance[at] as number));
    const s = Math.log(p / (1 - p));
    stretched[kind] = s;
    sum += s * (f.weights[base + kind] as number);
  }
  sum += 0.3 * (f.weights[base + CONTEXTS] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** Probabilities as of `minute`, by level. */
export function forecast(
  f: Forecaster,
  minute: number,
  first: number,
  top: number,
  near: Float64Array,
  cold: Float64Array,
): void {
  contextsAt(f.history, f.now, minute, first, top, contexts, ageClass);
  for (let level = 1; level <= top; level += 1) {
    near[level] = mix(f, level, 0);
    cold[level] = mix(f, level, 1);
  }
}
