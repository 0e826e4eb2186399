import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { failureOf } from "../failure.js";
import { noteLastGood, type PolicyText, readHead, readLastGood, readPolicy } from "./policy-items.js";

/** What to scale by in this tick. */
export type PolicyReading<T> =
  | { readonly kind: "current"; readonly sha256: string; readonly policy: T; readonly changed: boolean }
  /** The policy in force cannot be used: `policy` is the last one that could, `why` says what is wrong. */
  | { readonly kind: "lastGood"; readonly sha256: string; readonly policy: T; readonly why: string }
  | { readonly kind: "none"; readonly why: string };

export interface PolicySource<T> {
  /** Never throws: a tick without a policy is a matter of the caller. */
  read(): Promise<PolicyReading<T>>;
}

export interface DynamoPolicySourceOptions<T> {
  readonly table: string;
  /** Checks the policy; throws when it cannot be used. `source` names it in messages. */
  readonly parse: (value: unknown, source: string) => T;
}

interface Loaded<T> {
  readonly sha256: string;
  readonly policy: T;
}

/**
 * The policy file, kept in the scaler's table: an item `head` with the SHA-256 of the policy in force, and one item per
 * policy. A tick reads the head; the text is read, checked against the hash and parsed only when the head has moved. A
 * policy change so needs no deploy of code, and moving the head back is the roll-back.
 *
 * A policy that cannot be used does not stop the scaler: the last good one stays in force and the reading says why. It
 * is noted in the table, so that a cold start has it too.
 *
 * In DynamoDB and not in S3: the table is there anyway, and the S3 client would add 144 KB to the bundle and 15 ms to
 * every cold start (measured 2026-11). The price is the item limit: 400 KB, about a thousand targets.
 *
 * @example dynamoPolicySource(client, { table, parse: (value, source) => parsePolicyFile(value, { source }) })
 */
export function dynamoPolicySource<T>(
  client: DynamoDBClient,
  { table, parse }: DynamoPolicySourceOptions<T>,
): PolicySource<T> {
  let good: Loaded<T> | undefined;
  let bad: { readonly sha256: string; readonly why: string } | undefined;

  const load = ({ sha256, text }: PolicyText): Loaded<T> => ({
    sha256,
    policy: parse(JSON.parse(text), `policy ${sha256.slice(0, 12)} in table ${table}`),
  });

  const fallBack = async (why: string): Promise<PolicyReading<T>> => {
    if (good === undefined) {
      try {
        const noted = await readLastGood(client, table);
        if (noted !== undefined) good = load(noted);
      } catch (cause) {
        return { kind: "none", why: `${why}; and no earlier policy can be read: ${failureOf(cause).message}` };
      }
    }
    return good === undefined ? { kind: "none", why } : { kind: "lastGood", ...good, why };
  };

  return {
    async read() {
      try {
        const sha256 = await readHead(client, table);
        if (sha256 === undefined) return await fallBack(`table ${table} has no policy yet: deploy one`);
        if (sha256 === good?.sha256) return { kind: "current", ...good, changed: false };
        if (sha256 === bad?.sha256) return await fallBack(bad.why);
        return await change(sha256);
      } catch (cause) {
        const { code, message } = failureOf(cause);
        return fallBack(`the policy cannot be read from table ${table}: ${code}: ${message}`);
      }
    },
  };

  async function change(sha256: string): Promise<PolicyReading<T>> {
    const text = await readPolicy(client, table, sha256);
    try {
      good = load(text);
    } catch (cause) {
      // The same text will not parse better in a minute: it is not read again until the head moves.
      bad = { sha256, why: failureOf(cause).message };
      return fallBack(bad.why);
    }
    // A note that fails costs the next cold start its way back, nothing more.
    await noteLastGood(client, table, text).catch(() => undefined);
    return { kind: "current", ...good, changed: true };
  }
}
