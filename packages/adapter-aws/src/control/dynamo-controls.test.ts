import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { effectiveControl } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { localWorld, TABLE } from "../../test/local-world.js";
import { type ControlScope, type ControlStore, dynamoControls } from "./dynamo-controls.js";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const shop: ControlScope = { kind: "target", name: "shop" };
const all: ControlScope = { kind: "all" };
const pause = (by: string) => ({ until: NOW + 60_000, reason: "deploy", by });
const override = { until: NOW + 60_000, reason: "launch", capacity: 50 };

async function emptyControls() {
  const world = await localWorld();
  return { ...world, controls: dynamoControls(world.dynamo, { table: TABLE }) };
}

async function holding(controls: ControlStore, name: string) {
  const { all: everybody, byTarget } = await controls.read();
  return effectiveControl(byTarget.get(name), everybody, NOW);
}

describe("dynamoControls", () => {
  it("keeps what was said, for one target and for all", async () => {
    const { controls } = await emptyControls();
    await controls.say(shop, "pause", pause("ann"));
    await controls.say(all, "override", override);
    expect(await controls.read()).toEqual({
      all: { override },
      byTarget: new Map([["shop", { pause: pause("ann") }]]),
    });
  });

  it("has nothing where nothing was said", async () => {
    const { controls } = await emptyControls();
    expect(await controls.read()).toEqual({ all: {}, byTarget: new Map() });
  });

  it("answers what a change replaces, so that nobody's word is lost unseen", async () => {
    const { controls } = await emptyControls();
    expect(await controls.say(shop, "pause", pause("ann"))).toBeUndefined();
    expect(await controls.say(shop, "pause", pause("bob"))).toEqual(pause("ann"));
    expect(await controls.takeBack(shop, "pause")).toEqual(pause("bob"));
    expect(await controls.takeBack(shop, "pause")).toBeUndefined();
  });

  it("keeps a pause and an override that two operators say at once", async () => {
    const { controls } = await emptyControls();
    await Promise.all([controls.say(shop, "pause", pause("ann")), controls.say(shop, "override", override)]);
    expect(await holding(controls, "shop")).toEqual({ pause: pause("ann"), override });
    await Promise.all([controls.takeBack(shop, "pause"), controls.say(all, "pause", pause("bob"))]);
    expect(await holding(controls, "shop")).toEqual({ pause: pause("bob"), override });
  });

  it("keeps a target that is called all apart from all targets", async () => {
    const { controls } = await emptyControls();
    await controls.say({ kind: "target", name: "all" }, "pause", pause("ann"));
    expect(await holding(controls, "shop")).toBeUndefined();
    expect(await holding(controls, "all")).toEqual({ pause: pause("ann") });
  });

  it("ignores a part that was damaged by hand and keeps the others", async () => {
    const { controls, dynamo } = await emptyControls();
    const Item = {
      pk: { S: "control" },
      sk: { S: "target#shop" },
      pause: { S: "{" },
      override: { S: JSON.stringify(override) },
    };
    await dynamo.send(new PutItemCommand({ TableName: TABLE, Item }));
    expect(await holding(controls, "shop")).toEqual({ override });
  });

  it("names table and action in trouble", async () => {
    const { aws, controls } = await emptyControls();
    aws.fault({ service: "dynamodb", kind: "accessDenied" });
    await expect(controls.read()).rejects.toThrow(/"scaler": cannot read controls.*grant the role this action/);
    await expect(controls.takeBack(shop, "pause")).rejects.toThrow('"scaler": cannot change controls');
  });
});
