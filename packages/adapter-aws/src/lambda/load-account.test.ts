import { expect, it } from "vitest";
import { shopWorld } from "../../test/actuator-contract.js";
import { past, soon } from "../../test/local-world.js";
import { loadAccount } from "./load-account.js";

it("reads the pool and what is unreserved of it: 300 - 120", async () => {
  const { lambda } = await shopWorld({ reserved: 120 }, { account: { concurrencyLimit: 300 } });
  expect(await loadAccount(lambda, soon())).toEqual({ ok: true, value: { limit: 300, unreserved: 180 } });
});

it("answers trouble as a value", async () => {
  const { lambda } = await shopWorld();
  expect(await loadAccount(lambda, past())).toMatchObject({ ok: false, failure: { code: "deadline" } });
});
