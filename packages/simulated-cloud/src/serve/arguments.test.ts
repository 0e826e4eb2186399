import { expect, it } from "vitest";
import { readArguments } from "./arguments.js";

it("serves the demonstration when nothing is asked for", () => {
  expect(readArguments([])).toEqual({
    port: 4566,
    functions: [{ name: "checkout", trace: "demo" }],
    speed: 60,
    fromHours: 0,
    table: "autoscaler",
    heartbeat: "autoscaler",
    concurrency: 1000,
    behaviour: {},
  });
});

it("gives each function its trace, or all of them the one", () => {
  const two = ["--function", "a", "--function", "b"];
  expect(readArguments([...two, "--trace", "x.csv"])?.functions).toEqual([
    { name: "a", trace: "x.csv" },
    { name: "b", trace: "x.csv" },
  ]);
  expect(readArguments([...two, "--trace", "x.csv", "--trace", "demo"])?.functions[1]).toEqual({
    name: "b",
    trace: "demo",
  });
  expect(() => readArguments([...two, "--trace", "x", "--trace", "y", "--trace", "z"])).toThrow(
    "--trace: given 3 times for 2 functions",
  );
});

it("passes on what is said of the functions' behaviour", () => {
  expect(readArguments(["--duration-ms", "20.5", "--seed", "7"])?.behaviour).toEqual({ durationMs: 20.5, seed: 7 });
});

it.each([
  { args: ["--speed", "fast"], message: '--speed: "fast" is not valid; expected a number >= 0' },
  { args: ["--from", "-1"], message: /--from/ },
  { args: ["--tarce", "x"], message: /Unknown option '--tarce'/ },
])("refuses $args", ({ args, message }) => {
  expect(() => readArguments(args)).toThrow(message);
});

it("knows when only help is wanted", () => {
  expect(readArguments(["--help"])).toBeUndefined();
});
