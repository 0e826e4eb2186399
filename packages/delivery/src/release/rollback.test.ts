import { describe, expect, it } from "vitest";
import { Account } from "../../test/account.js";
import { stackFolder } from "../../test/stack-folder.js";
import { parseAliasRecords, recordAliases } from "./alias-record.js";
import { rollback } from "./rollback.js";
import { readStack } from "./stack-functions.js";

const live = "autoscaler-dev-api:live";
const stack = () => readStack(stackFolder("dev", { api: "a", scaler: "s" }).directory);

describe("a failed deploy", () => {
  it("sends callers back to where they were, weights included", async () => {
    const account = new Account();
    account.aliases.set(live, { version: "4", weights: { "5": 0.1 } });
    const written = JSON.stringify(await recordAliases(stack(), account));
    account.aliases.set(live, { version: "6", weights: {} });
    expect(await rollback(parseAliasRecords(written, "aliases.json"), account)).toEqual([
      `${live} points to version 4 again, not to 6`,
    ]);
    expect(account.aliases.get(live)).toEqual({ version: "4", weights: { "5": 0.1 } });
  });

  it("has nothing to go back to when it was the first", async () => {
    const account = new Account();
    const written = JSON.stringify(await recordAliases(stack(), account));
    account.aliases.set(live, { version: "1", weights: {} });
    expect(await rollback(parseAliasRecords(written, "aliases.json"), account)).toEqual([
      `${live} did not exist before this deploy: there is nothing to go back to`,
    ]);
    expect(account.aliases.get(live)?.version).toBe("1");
  });

  it("leaves an alias alone that was not moved", async () => {
    const account = new Account();
    account.aliases.set(live, { version: "4", weights: {} });
    account.stuck.add(live);
    const records = await recordAliases(stack(), account);
    expect(await rollback(records, account)).toEqual([`${live} still points to version 4`]);
  });

  it("moves what it can and names what it cannot", async () => {
    const account = new Account();
    const records = ["a", "b"].map((name) => ({
      functionName: name,
      alias: "live",
      target: { version: "1", weights: {} },
    }));
    account.stuck.add("a:live");
    await expect(rollback(records, account)).rejects.toThrow("a:live -> version 1: Rate exceeded");
    expect(account.aliases.get("b:live")?.version).toBe("1");
  });
});

it("refuses a record that is none", () => {
  expect(() => parseAliasRecords("{}", "aliases.json")).toThrow("aliases.json: expected a list");
});
