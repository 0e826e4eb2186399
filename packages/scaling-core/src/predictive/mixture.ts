import type { Arena } from "./arena.js";
import { AGE_CLASSES, CONTEXT_TOTAL, CONTEXTS, type Contexts } from "./contexts.js";

/** What is forecast of each level: its use in the near window; a cold start ahead, were it on demand. */
export type Question = 0 | 1;
const QUESTIONS = 2;
/** One probability a context, and a constant. */
const INPUTS = CONTEXTS + 1;
const CONSTANT = 0.3;

const LEARNING_RATE = 0.004;
/** A context that was met this often follows at 1 / 1200: some weeks of a level that is looked at every minute. */
const MOST_MET = 1200;
/** Before anything was seen a level is not used, and the inputs share the vote with some overconfidence. */
const FIRST_CHANCE = 0.05;
const FIRST_WEIGHTS = 2.2;
const CERTAIN = 0.0005;

/**
 * A mixture of many small experts in the logistic domain.
 *
 * Each kind of context is an expert that knows one thing about a level (its age, the same minute an hour ago, ...) and
 * has counted how often the question was answered yes when it last was so. Their logits are weighed:
 *
 *   p = 1 / (1 + exp(-sum w_i ln(p_i / (1 - p_i))))
 *
 * and the weights follow the gradient of the log loss, w_i += rate (outcome - p) ln(p_i / (1 - p_i)), a set for each
 * class of age. An expert that predicts nothing, such as a period that the traffic does not have, loses its weight.
 *
 * Source: Mattern, "Linear and geometric mixtures", DCC 2013; Mahoney, "Adaptive weighing of context models" (2005)
 */
export class Mixture {
  readonly #chance: Float32Array;
  readonly #met: Uint16Array;
  readonly #weights: Float32Array;
  readonly #logits = new Float64Array(INPUTS).fill(CONSTANT);

  constructor(arena: Arena) {
    this.#chance = arena.float32(QUESTIONS * CONTEXT_TOTAL);
    this.#met = arena.uint16(QUESTIONS * CONTEXT_TOTAL);
    this.#weights = arena.float32(QUESTIONS * AGE_CLASSES * INPUTS);
  }

  reset(): void {
    this.#chance.fill(FIRST_CHANCE);
    this.#weights.fill(FIRST_WEIGHTS / CONTEXTS);
  }

  /** Probability that the answer to a question about a level is yes. */
  probability(contexts: Contexts, level: number, question: Question): number {
    const base = weightsAt(contexts, level, question);
    let sum = CONSTANT * (this.#weights[base + CONTEXTS] as number);
    for (let kind = 0; kind < CONTEXTS; kind += 1) {
      const known = this.#chance[chanceAt(contexts, level, kind, question)] as number;
      const p = Math.min(1 - CERTAIN, Math.max(CERTAIN, known));
      const logit = Math.log(p / (1 - p));
      this.#logits[kind] = logit;
      sum += logit * (this.#weights[base + kind] as number);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Learns an answer. */
  learn(contexts: Contexts, level: number, question: Question, outcome: 0 | 1): void {
    const error = outcome - this.probability(contexts, level, question);
    const base = weightsAt(contexts, level, question);
    for (let input = 0; input < INPUTS; input += 1) {
      const gradient = error * (this.#logits[input] as number);
      this.#weights[base + input] = (this.#weights[base + input] as number) + LEARNING_RATE * gradient;
    }
    for (let kind = 0; kind < CONTEXTS; kind += 1) {
      const at = chanceAt(contexts, level, kind, question);
      const met = this.#met[at] as number;
      const known = this.#chance[at] as number;
      this.#chance[at] = known + (outcome - known) / (met + 1.6);
      if (met < MOST_MET) this.#met[at] = met + 1;
    }
  }
}

const chanceAt = (contexts: Contexts, level: number, kind: number, question: Question): number =>
  question * CONTEXT_TOTAL + (contexts.of[level * CONTEXTS + kind] as number);

const weightsAt = (contexts: Contexts, level: number, question: Question): number =>
  (question * AGE_CLASSES + (contexts.ageClass[level] as number)) * INPUTS;
