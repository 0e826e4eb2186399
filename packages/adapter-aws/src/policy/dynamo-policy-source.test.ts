import { createHash } from "node:crypto";
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { type LocalWorld, localWorld, TABLE } from "../../test/local-world.js";
import { dynamoPolicySource } from "./dynamo-policy-source.js";

interface Policy {
  readonly max: number;
}

function parse(value: unknown, source: string): Policy {
  if (typeof value === "object" && value !== null && "max" in value && typeof value.max === "number") {
    return { max: value.max };
  }
  throw new Error(`${source}: max: missing`);
}

const source = ({ dynamo }: LocalWorld) => dynamoPolicySource(dynamo, { table: TABLE, parse });
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function put({ dynamo }: LocalWorld, sk: string, rest: Readonly<Record<string, string>>): Promise<void> {
  const values = Object.entries({ pk: "policy", sk, ...rest }).map(([name, text]) => [name, { S: text }]);
  await dynamo.send(new PutItemCommand({ TableName: TABLE, Item: Object.fromEntries(values) }));
}

async function publish(world: LocalWorld, text: string): Promise<string> {
  const hash = sha256(text);
  await put(world, hash, { body: text });
  await put(world, "head", { sha256: hash });
  return hash;
}

describe("dynamoPolicySource", () => {
  it("reads the policy once, and then only whether it has changed", async () => {
    const world = await localWorld();
    const hash = await publish(world, '{"max":1}');
    const policies = source(world);
    expect(await policies.read()).toEqual({ kind: "current", sha256: hash, policy: { max: 1 }, changed: true });
    world.aws.resetRequests();
    expect(await policies.read()).toEqual({ kind: "current", sha256: hash, policy: { max: 1 }, changed: false });
    expect(world.aws.requests()).toEqual({ dynamodb: { GetItem: 1 } });
  });

  it("follows the head forward and back", async () => {
    const world = await localWorld();
    const policies = source(world);
    const first = await publish(world, '{"max":1}');
    await policies.read();
    await publish(world, '{"max":2}');
    expect(await policies.read()).toMatchObject({ kind: "current", policy: { max: 2 }, changed: true });
    await put(world, "head", { sha256: first });
    expect(await policies.read()).toMatchObject({ kind: "current", policy: { max: 1 }, changed: true });
  });

  it.each([
    ["a policy that is refused", '{"min":1}', "policy 3bd0b1c3e0c0 in table scaler: max: missing"],
    ["text that is no JSON", "max: 2", "JSON"],
  ])("stays with the last good one before %s, says why, and does not read it every minute", async (_, text, why) => {
    const world = await localWorld();
    const policies = source(world);
    const good = await publish(world, '{"max":1}');
    await policies.read();
    const bad = await publish(world, text);
    const expected = { kind: "lastGood", sha256: good, policy: { max: 1 } };
    const reading = await policies.read();
    expect(reading).toMatchObject(expected);
    expect(reading.kind === "lastGood" && reading.why).toContain(why.replace("3bd0b1c3e0c0", bad.slice(0, 12)));
    world.aws.resetRequests();
    expect(await policies.read()).toEqual(reading);
    expect(world.aws.requests()).toEqual({ dynamodb: { GetItem: 1 } });
  });

  it("has the last good one after a cold start too, even when its own item is gone", async () => {
    const world = await localWorld();
    const good = await publish(world, '{"max":1}');
    await source(world).read();
    await publish(world, "{}");
    await world.dynamo.send(new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: "policy" }, sk: { S: good } } }));
    expect(await source(world).read()).toMatchObject({ kind: "lastGood", sha256: good, policy: { max: 1 } });
  });

  it("comes back when the head is put right", async () => {
    const world = await localWorld();
    const policies = source(world);
    await publish(world, '{"max":1}');
    await policies.read();
    await publish(world, "{}");
    await policies.read();
    await publish(world, '{"max":3}');
    expect(await policies.read()).toMatchObject({ kind: "current", policy: { max: 3 }, changed: true });
  });

  it.each([
    [
      "text that is not what was published",
      async (world: LocalWorld) => put(world, sha256("x"), { body: "y" }),
      "publish it again",
    ],
    ["no text at all", async () => undefined, "there is no item for"],
  ])("does not believe a head that points at %s", async (_, prepare, why) => {
    const world = await localWorld();
    await prepare(world);
    await put(world, "head", { sha256: sha256("x") });
    expect(await source(world).read()).toMatchObject({ kind: "none", why: expect.stringContaining(why) });
  });

  it("says so when no policy was ever published", async () => {
    const world = await localWorld();
    expect(await source(world).read()).toEqual({ kind: "none", why: "table scaler has no policy yet: deploy one" });
  });

  it("stays with the last good one while the table cannot be read", async () => {
    const world = await localWorld();
    const policies = source(world);
    await publish(world, '{"max":1}');
    await policies.read();
    world.aws.fault({ service: "dynamodb", kind: "accessDenied" });
    expect(await policies.read()).toMatchObject({
      kind: "lastGood",
      policy: { max: 1 },
      why: expect.stringContaining("AccessDeniedException"),
    });
    expect(await source(world).read()).toMatchObject({ kind: "none" });
  });

  it("works where it may only read: the note for the next cold start is left out", async () => {
    const world = await localWorld();
    await publish(world, '{"max":1}');
    world.aws.fault({ service: "dynamodb", action: "PutItem", kind: "accessDenied" });
    expect(await source(world).read()).toMatchObject({ kind: "current", policy: { max: 1 } });
  });
});
