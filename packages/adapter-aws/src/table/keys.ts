import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** An item of the scaler's table, as DynamoDB spells it. */
export type Item = Record<string, AttributeValue>;

/**
 * The layout of the scaler's one table (keys `pk` and `sk`, both strings; time to live on `expiresAt`, epoch seconds).
 *
 * | pk              | sk              | attributes                                  |
 * |-----------------|-----------------|---------------------------------------------|
 * | tick            | claim           | token, until, previousTickAt                |
 * | target#<name>   | memory          | rev, body, expiresAt                        |
 * | target#<name>   | history#<ISO>   | body, expiresAt                             |
 * | control         | all             | pause, override                             |
 * | control         | target#<name>   | pause, override                             |
 * | policy          | head            | sha256                                      |
 * | policy          | <sha256>        | body                                        |
 * | policy          | lastGood        | sha256, body                                |
 *
 * Controls share one partition: whether anybody said anything is one small query a tick, and not one read a target.
 */
export const keys = {
  claim: (): Item => key("tick", "claim"),
  memory: (target: string): Item => key(targetPartition(target), "memory"),
  history: (target: string, at: number): Item => key(targetPartition(target), historySort(at)),
  control: (sort: string): Item => key(CONTROL_PARTITION, sort),
  policy: (sort: string): Item => key("policy", sort),
} as const;

export const CONTROL_PARTITION = "control";

export const targetPartition = (target: string): string => `${TARGET}${target}`;

/** `target#checkout` -> `checkout` */
export const targetOf = (partition: string): string => partition.slice(TARGET.length);

const TARGET = "target#";

/** ISO-8601 in UTC sorts as text. */
export const historySort = (at: number): string => `history#${new Date(at).toISOString()}`;

const key = (pk: string, sk: string): Item => ({ pk: { S: pk }, sk: { S: sk } });
