import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { asObject, asText } from "../../src/json.js";
import { actions, everyJob, usesOf, workflows } from "./read-workflows.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

describe("actions of others", () => {
  const lines = [...workflows, ...actions].flatMap(({ name, text }) =>
    text.split("\n").flatMap((line) => {
      const uses = /^\s*(?:- )?uses: (.+)$/.exec(line)?.[1];
      return uses === undefined || uses.startsWith("./") ? [] : [{ name, uses }];
    }),
  );

  it("are pinned by commit, with the version beside it", () => {
    expect(lines.length).toBeGreaterThan(20);
    for (const { name, uses } of lines) {
      expect(`${name}: ${uses}`).toMatch(/: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it("are one commit each, everywhere", () => {
    const pins = new Map<string, Set<string>>();
    for (const { uses } of lines) {
      const [action = "", pin = ""] = uses.split("@");
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    }
    for (const [action, found] of pins) expect([action, [...found]]).toEqual([action, [...found].slice(0, 1)]);
  });

  it("and our own workflows and actions are there", () => {
    const own = everyJob.flatMap(usesOf).filter((uses) => uses.startsWith("./"));
    expect(own.length).toBeGreaterThan(10);
    for (const uses of own) {
      expect([uses, existsSync(join(root, uses)) || existsSync(join(root, uses, "action.yml"))]).toEqual([uses, true]);
    }
  });

  it("leave no token of git behind", () => {
    for (const { name, steps } of everyJob) {
      for (const { uses, with: options } of steps) {
        if (asText(uses)?.startsWith("actions/checkout@") !== true) continue;
        expect([name, asObject(options)["persist-credentials"]]).toEqual([name, false]);
      }
    }
  });
});
