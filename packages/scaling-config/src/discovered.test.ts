import { describe, expect, it } from "vitest";
import { resolveDiscovered } from "./discovered.js";
import { parsePolicyFile } from "./parse.js";

const rules = { bounds: { min: 1, max: 20 }, policies: [{ type: "targetTracking" }] };
const file = parsePolicyFile(
  {
    version: 1,
    policies: { web: { resource: { kind: "lambda-provisioned", alias: "live" }, ...rules } },
    targets: { own: { resource: { kind: "lambda-reserved", function: "named" }, ...rules } },
  },
  { source: "p.yaml" },
);

describe("resolveDiscovered", () => {
  it("scales a tagged function by the named policy", () => {
    const { targets, problems } = resolveDiscovered(file, [{ function: "shop", policy: "web" }]);
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([
      { name: "shop", resource: { kind: "lambda-provisioned", function: "shop", alias: "live" }, bounds: { max: 20 } },
    ]);
  });

  it("leaves a function to the file that names it", () => {
    expect(resolveDiscovered(file, [{ function: "named", policy: "web" }])).toEqual({ targets: [], problems: [] });
  });

  it("tells of a tag that names no policy, and scales the others all the same", () => {
    const { targets, problems } = resolveDiscovered(file, [
      { function: "lost", policy: "wbe" },
      { function: "shop", policy: "web" },
    ]);
    expect(targets.map(({ name }) => name)).toEqual(["shop"]);
    expect(problems).toEqual(["function lost: tag autoscale:policy=wbe names no policy; known: web"]);
  });
});
