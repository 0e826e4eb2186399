import { GetFunctionCommand, GetFunctionConcurrencyCommand, TooManyRequestsException } from "@aws-sdk/client-lambda";
import { afterEach, expect, test } from "vitest";
import { clients, handClock } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";
import { AWS_LAMBDA_RATES } from "./lambda-rates.js";

let aws: LocalAws;
afterEach(() => aws.close());

test("takes 15 control-plane requests a second over all APIs, and 100 of GetFunction beside them", async () => {
  const clock = handClock(0);
  aws = await startLocalAws({ functions: [{ name: "f" }], lambdaRates: AWS_LAMBDA_RATES, now: clock.now });
  const { lambda } = clients(aws.url);
  const taken = async (count: number, call: () => Promise<unknown>): Promise<number> => {
    const outcomes = await Promise.allSettled(Array.from({ length: count }, call));
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(TooManyRequestsException);
    }
    return outcomes.filter((outcome) => outcome.status === "fulfilled").length;
  };
  const concurrency = () => lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "f" }));
  const getFunction = () => lambda.send(new GetFunctionCommand({ FunctionName: "f" }));

  expect(await taken(20, concurrency)).toBe(15);
  expect(await taken(110, getFunction)).toBe(100);
  clock.advanceSeconds(0.2);
  expect(await taken(20, concurrency)).toBe(3); // 0.2 s * 15/s
  clock.advanceSeconds(3600);
  expect(await taken(20, concurrency)).toBe(15); // an hour of silence saves no more than a second's worth
  expect(aws.requests().lambda).toEqual({ GetFunctionConcurrency: 60, GetFunction: 110 });
});
