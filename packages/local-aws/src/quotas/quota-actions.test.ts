import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
  ListServiceQuotasCommand,
  NoSuchResourceException,
  RequestServiceQuotaIncreaseCommand,
  ResourceAlreadyExistsException,
} from "@aws-sdk/client-service-quotas";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

const CONCURRENCY = { ServiceCode: "lambda", QuotaCode: "L-B99A9384" };
const NOON = Date.UTC(2026, 10, 1, 12);

let aws: LocalAws;
let quotas: ReturnType<typeof clients>["quotas"];
beforeEach(async () => {
  aws = await startLocalAws({ account: { concurrencyLimit: 50 }, now: () => NOON });
  quotas = clients(aws.url).quotas;
});
afterEach(() => aws.close());

test("tells the account's limit beside AWS's default", async () => {
  expect((await quotas.send(new GetServiceQuotaCommand(CONCURRENCY))).Quota?.Value).toBe(50);
  expect((await quotas.send(new GetAWSDefaultServiceQuotaCommand(CONCURRENCY))).Quota?.Value).toBe(1000);
  const { Quotas } = await quotas.send(new ListServiceQuotasCommand({ ServiceCode: "lambda" }));
  expect(Quotas?.map((quota) => quota.QuotaCode)).toEqual(["L-B99A9384"]);
});

test("keeps a request for more open, and takes one at a time", async () => {
  const ask = (value: number) =>
    quotas.send(new RequestServiceQuotaIncreaseCommand({ ...CONCURRENCY, DesiredValue: value }));
  await expect(ask(50)).rejects.toMatchObject({ name: "IllegalArgumentException" });
  expect((await ask(2000)).RequestedQuota).toMatchObject({ Status: "PENDING", Created: new Date(NOON) });
  await expect(ask(3000)).rejects.toThrow(ResourceAlreadyExistsException);
  const history = await quotas.send(new ListRequestedServiceQuotaChangeHistoryByQuotaCommand(CONCURRENCY));
  expect(history.RequestedQuotas?.map((request) => request.DesiredValue)).toEqual([2000]);
  expect((await quotas.send(new GetServiceQuotaCommand(CONCURRENCY))).Quota?.Value).toBe(50);
});

test("knows no other quota of Lambda", async () => {
  const read = quotas.send(new GetServiceQuotaCommand({ ...CONCURRENCY, QuotaCode: "L-00000000" }));
  await expect(read).rejects.toThrow(NoSuchResourceException);
});
