import { describe, expect, it } from "vitest";
import { localWorld, past, soon } from "../../test/local-world.js";
import { discoverTagged, POLICY_TAG } from "./discover-tagged.js";

const tagged = (name: string, policy: string) => ({ name, tags: { [POLICY_TAG]: policy, team: "shop" } });

describe("discoverTagged", () => {
  it("finds the functions that carry the tag, and names their policy", async () => {
    const { config } = await localWorld({
      functions: [tagged("checkout", "web"), { name: "plain" }, { name: "other", tags: { team: "shop" } }],
    });
    const found = await discoverTagged(config, { clock: { now: () => 0 } }).find(soon());
    expect(found).toEqual({ ok: true, value: [{ function: "checkout", policy: "web" }] });
  });

  it("reads to the last page", async () => {
    const functions = Array.from({ length: 230 }, (_, index) => tagged(`f${index}`, "web"));
    const { aws, config } = await localWorld({ functions });
    const found = await discoverTagged(config, { clock: { now: () => 0 } }).find(soon());
    expect(found.ok && found.value.map(({ function: name }) => name)).toEqual(functions.map(({ name }) => name));
    expect(aws.requests()).toEqual({ tagging: { GetResources: 3 } });
  });

  it("remembers for five minutes what it found", async () => {
    const { aws, config } = await localWorld({ functions: [tagged("a", "web")] });
    let now = 0;
    const discovery = discoverTagged(config, { clock: { now: () => now } });
    await discovery.find(soon());
    aws.putFunction(tagged("b", "web"));
    now = 299_999;
    expect(await discovery.find(soon())).toMatchObject({ value: [{ function: "a" }] });
    now = 300_000;
    expect(await discovery.find(soon())).toMatchObject({ value: [{ function: "a" }, { function: "b" }] });
    expect(aws.requests()).toEqual({ tagging: { GetResources: 2 } });
  });

  it("says what went wrong, still knows what it found, and asks again next time", async () => {
    const { aws, config } = await localWorld({ functions: [tagged("a", "web")] });
    let now = 0;
    const discovery = discoverTagged(config, { clock: { now: () => now } });
    expect(discovery.known()).toEqual([]);
    await discovery.find(soon());
    now = 300_000;
    aws.fault({ service: "tagging", kind: "accessDenied", times: 1 });
    expect(await discovery.find(soon())).toMatchObject({ ok: false, failure: { code: "AccessDeniedException" } });
    expect(discovery.known()).toEqual([{ function: "a", policy: "web" }]);
    expect(await discovery.find(past())).toMatchObject({ ok: false, failure: { code: "deadline" } });
    expect(await discovery.find(soon())).toMatchObject({ ok: true });
  });
});
