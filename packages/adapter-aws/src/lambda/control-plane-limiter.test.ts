import { GetFunctionCommand, GetFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import { AWS_LAMBDA_RATES } from "@serverless-autoscaler/local-aws";
import { describe, expect, it } from "vitest";
import { shopWorld } from "../../test/actuator-contract.js";
import { soon } from "../../test/local-world.js";
import { controlPlaneLimiter } from "./control-plane-limiter.js";

const read = () => new GetFunctionConcurrencyCommand({ FunctionName: "shop" });

/** So slow that the burst of 3 is all there is while a test runs. */
const BURST_ONLY = { perSecond: 0.001 };

describe("controlPlaneLimiter", () => {
  it("keeps a burst of requests below what AWS takes: no attempt is refused", async () => {
    const { aws, lambda } = await shopWorld({}, { lambdaRates: AWS_LAMBDA_RATES });
    lambda.middlewareStack.use(controlPlaneLimiter({ perSecond: 12 }));
    await Promise.all(Array.from({ length: 36 }, () => lambda.send(read(), { abortSignal: soon() })));
    expect(aws.requests()).toEqual({ lambda: { GetFunctionConcurrency: 36 } });
  });

  it("is what keeps it there: without it AWS refuses, and the SDK has to try again", async () => {
    const { aws, lambda } = await shopWorld({}, { lambdaRates: AWS_LAMBDA_RATES });
    await Promise.allSettled(Array.from({ length: 36 }, () => lambda.send(read(), { abortSignal: soon() })));
    expect(aws.requests()["lambda"]?.["GetFunctionConcurrency"]).toBeGreaterThan(36);
  });

  it("takes a token for every attempt, retries too", async () => {
    const { aws, lambda } = await shopWorld();
    lambda.middlewareStack.use(controlPlaneLimiter(BURST_ONLY));
    aws.fault({ service: "lambda", kind: "throttle", times: 2 });
    await lambda.send(read());
    const fourth = lambda.send(read(), { abortSignal: AbortSignal.timeout(100) });
    await expect(fourth).rejects.toMatchObject({ name: "AbortError" });
    expect(aws.requests()).toEqual({ lambda: { GetFunctionConcurrency: 3 } });
  });

  it("gives GetFunction a lane of its own", async () => {
    const { aws, lambda } = await shopWorld();
    lambda.middlewareStack.use(controlPlaneLimiter(BURST_ONLY));
    for (let spent = 0; spent < 3; spent++) await lambda.send(read());
    const command = () => new GetFunctionCommand({ FunctionName: "shop" });
    await Promise.all(Array.from({ length: 20 }, () => lambda.send(command(), { abortSignal: soon() })));
    expect(aws.requests()["lambda"]).toEqual({ GetFunctionConcurrency: 3, GetFunction: 20 });
  });

  it("is one bucket for all clients that it is installed in", async () => {
    const one = await shopWorld();
    const other = await shopWorld();
    const limiter = controlPlaneLimiter(BURST_ONLY);
    one.lambda.middlewareStack.use(limiter);
    other.lambda.middlewareStack.use(limiter);
    for (let spent = 0; spent < 3; spent++) await one.lambda.send(read());
    await expect(other.lambda.send(read(), { abortSignal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(other.aws.requests()).toEqual({});
  });
});
