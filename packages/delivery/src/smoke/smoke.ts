import { setTimeout as sleep } from "node:timers/promises";

export interface SmokeTest {
  /** What is asked for: `https://example.execute-api.us-east-1.amazonaws.com/health`. */
  readonly url: string;
  readonly expectStatus: number;
  /** Text that the answer must contain; empty: any. */
  readonly expectText: string;
  /** How often it is asked before it is given up. */
  readonly attempts: number;
  readonly pauseMs: number;
  /** How long one answer may take. */
  readonly timeoutMs: number;
}

export type SmokeResult =
  | { readonly kind: "passed"; readonly attempts: number }
  | { readonly kind: "failed"; readonly attempts: number; readonly lastAnswer: string };

/** What the deploy workflow asks for: half a minute for a new API to be known everywhere. */
export const smokeDefaults = { attempts: 10, pauseMs: 3_000, timeoutMs: 10_000 } as const;

/** Asks until the answer is the expected one. A refused connection, a slow and a wrong answer are all reasons to ask again. */
export async function smoke(test: SmokeTest): Promise<SmokeResult> {
  let lastAnswer = "nothing";
  for (let attempt = 1; attempt <= test.attempts; attempt += 1) {
    lastAnswer = await ask(test);
    if (lastAnswer === EXPECTED) return { kind: "passed", attempts: attempt };
    if (attempt < test.attempts) await sleep(test.pauseMs);
  }
  return { kind: "failed", attempts: test.attempts, lastAnswer };
}

const EXPECTED = "as expected";
const SHOWN_CHARACTERS = 200;

async function ask({ url, expectStatus, expectText, timeoutMs }: SmokeTest): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" });
    const text = await response.text();
    if (response.status === expectStatus && text.includes(expectText)) return EXPECTED;
    return `status ${response.status}, ${JSON.stringify(text.slice(0, SHOWN_CHARACTERS))}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    return `${error instanceof Error ? error.message : error}${cause}`;
  }
}
