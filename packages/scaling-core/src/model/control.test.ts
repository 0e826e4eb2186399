import { expect, it } from "vitest";
import { effectiveControl } from "./control.js";

const pause = (until: number, reason: string) => ({ until, reason, by: "ana" });
const override = { capacity: 5, until: 100, reason: "launch" };

it.each([
  { own: undefined, all: undefined, holds: undefined },
  { own: { pause: pause(100, "own") }, all: { pause: pause(100, "all") }, holds: { pause: pause(100, "own") } },
  { own: { pause: pause(50, "own") }, all: { pause: pause(100, "all") }, holds: { pause: pause(100, "all") } },
  { own: { override }, all: { pause: pause(100, "all") }, holds: { override, pause: pause(100, "all") } },
  { own: { pause: pause(50, "own") }, all: undefined, holds: undefined },
])("$own over $all", ({ own, all, holds }) => {
  expect(effectiveControl(own, all, 50)).toEqual(holds);
});
