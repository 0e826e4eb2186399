import { describe, expect, it } from "vitest";
import { parseManifest } from "./manifest.js";

const manifest = (traces: unknown) => JSON.stringify({ traces });

describe("parseManifest", () => {
  it("turns profiles into options and ignores what else is said of a trace", () => {
    const profile = { scale: 4, duration: 800, cv: 0.8, cold: 1100, mem: 1024, burst: 5, train: 0.25 };
    const entries = parseManifest(manifest([{ name: "a", licence: "MIT", profile }, { name: "b" }]), "m.json");
    expect(entries).toEqual([
      {
        name: "a",
        options: {
          scale: 4,
          durationMs: 800,
          durationCv: 0.8,
          coldStartMs: 1100,
          memoryMb: 1024,
          burst: 5,
          train: 0.25,
        },
      },
      { name: "b", options: {} },
    ]);
  });

  it.each([
    { text: "{", message: /^m\.json: got .*, expected JSON/ },
    { text: "[]", message: /^m\.json: got undefined, expected an object with an array `traces`/ },
    { text: manifest([{}]), message: /^m\.json: traces\[0\]: got \{\}, expected an object with a `name`/ },
    {
      text: manifest([{ name: "a", profile: { duration_ms: 3 } }]),
      message: /^m\.json: a\.profile: got duration_ms, expected one of scale, duration/,
    },
    {
      text: manifest([{ name: "a", profile: { cv: "0.8" } }]),
      message: /^m\.json: a\.profile\.cv: got "0\.8", expected a number/,
    },
  ])("refuses $text", ({ text, message }) => {
    expect(() => parseManifest(text, "m.json")).toThrow(message);
  });
});
