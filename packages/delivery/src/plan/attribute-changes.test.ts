import { describe, expect, it } from "vitest";
import { madeUp, planFixture } from "../../test/plan-fixture.js";
import { attributeChanges } from "./attribute-changes.js";

describe("attributes that differ", () => {
  it("are told with both values, and those that stay are not", () => {
    const api = planFixture("manual-change").changes.find(({ address }) => address.includes("api_code_function"));
    const changes = attributeChanges(madeUp(api ?? {}));
    expect(changes).toContainEqual({ path: "memory_size", before: "1024", after: "512" });
    expect(changes).toContainEqual({ path: "timeout", before: "10", after: "29" });
    expect(changes.map(({ path }) => path)).not.toContain("handler");
  });

  it("are told as unknown when only the apply will tell", () => {
    const change = madeUp({ before: { version: "1" }, after: {}, afterUnknown: { version: true } });
    expect(attributeChanges(change)).toEqual([{ path: "version", before: '"1"', after: "(known after apply)" }]);
  });

  it("of lists and blocks have paths", () => {
    const before = { environment: [{ variables: { STAGE: "dev", OLD: "1" } }] };
    const after = { environment: [{ variables: { STAGE: "prod", NEW: "2" } }] };
    expect(attributeChanges(madeUp({ before, after }))).toEqual([
      { path: "environment.0.variables.STAGE", before: '"dev"', after: '"prod"' },
      { path: "environment.0.variables.OLD", before: '"1"', after: undefined },
      { path: "environment.0.variables.NEW", before: undefined, after: '"2"' },
    ]);
  });

  it("do not tell null from empty", () => {
    expect(attributeChanges(madeUp({ before: { tags: null }, after: { tags: {} } }))).toEqual([]);
  });
});

describe("secrets", () => {
  const hidden = { before: "(hidden)", after: "(hidden)" };

  it("that terraform calls sensitive are told to change, and nothing more", () => {
    const change = madeUp({
      before: { master: "old-value" },
      after: { master: "new-value" },
      beforeSensitive: { master: true },
      afterSensitive: { master: true },
    });
    expect(attributeChanges(change)).toEqual([{ path: "master", ...hidden }]);
  });

  it("are hidden when only one side is called sensitive", () => {
    const change = madeUp({ before: { a: "plain" }, after: { a: "now-secret" }, afterSensitive: { a: true } });
    expect(attributeChanges(change)).toEqual([{ path: "a", ...hidden }]);
  });

  it("hide the whole branch", () => {
    const change = madeUp({
      before: null,
      after: { variables: { A: "one", B: ["two"] } },
      afterSensitive: { variables: true },
    });
    expect(attributeChanges(change)).toEqual([{ path: "variables", before: undefined, after: "(hidden)" }]);
  });

  it("stay hidden when the branch they are in is not known yet", () => {
    const before = { variables: { A: "plain", DB_PASSWORD: "one", B: "two" } };
    const change = madeUp({
      before,
      after: {},
      afterUnknown: { variables: true },
      beforeSensitive: { variables: { B: true } },
    });
    expect(attributeChanges(change)).toEqual([
      { path: "variables.A", before: '"plain"', after: "(known after apply)" },
      { path: "variables.DB_PASSWORD", before: "(hidden)", after: "(known after apply)" },
      { path: "variables.B", before: "(hidden)", after: "(known after apply)" },
    ]);
  });

  it("that stay are not told at all", () => {
    const side = { master: "same" };
    const change = madeUp({
      before: side,
      after: side,
      beforeSensitive: { master: true },
      afterSensitive: { master: true },
    });
    expect(attributeChanges(change)).toEqual([]);
  });

  it("are known by their name", () => {
    const change = madeUp({ before: { variables: { DB_PASSWORD: "a" } }, after: { variables: { DB_PASSWORD: "b" } } });
    expect(attributeChanges(change)).toEqual([{ path: "variables.DB_PASSWORD", ...hidden }]);
  });
});
