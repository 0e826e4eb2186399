import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

it("documents every reason code for whoever is on call", async () => {
  const source = await read("../src/model/reason.ts");
  const codes = [...source.matchAll(/^ {2}\| "(\w+)"/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(25);
  const page = await read("../../../docs/operations.md");
  expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
