import {
  DeleteFunctionConcurrencyCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  PutFunctionConcurrencyCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

const ARN = "arn:aws:lambda:us-east-1:123456789012:function:checkout";

let aws: LocalAws;
let lambda: ReturnType<typeof clients>["lambda"];
beforeEach(async () => {
  aws = await startLocalAws({
    functions: [
      {
        name: "checkout",
        aliases: ["live", "canary"],
        versions: { live: "3" },
        weights: { canary: { "3": 0.25 } },
        reserved: 7,
        memoryMb: 512,
        architecture: "arm64",
        tags: { "autoscale:policy": "web" },
      },
      { name: "java", aliases: ["live"], snapStart: "on" },
      { name: "managed", capacityProvider: "arn:aws:lambda:us-east-1:123456789012:capacity-provider:big" },
    ],
  });
  lambda = clients(aws.url).lambda;
});
afterEach(() => aws.close());

describe("a function", () => {
  test("is read with its configuration, tags and reservation", async () => {
    expect(await lambda.send(new GetFunctionCommand({ FunctionName: "checkout" }))).toMatchObject({
      Configuration: {
        FunctionArn: ARN,
        MemorySize: 512,
        Architectures: ["arm64"],
        Version: "$LATEST",
        SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
      },
      Tags: { "autoscale:policy": "web" },
      Concurrency: { ReservedConcurrentExecutions: 7 },
    });
  });

  test("has no Concurrency when nothing is reserved", async () => {
    const { Concurrency } = await lambda.send(new GetFunctionCommand({ FunctionName: "java" }));
    expect(Concurrency).toBeUndefined();
  });

  test.each([
    { by: "alias", name: "checkout", qualifier: "live" },
    { by: "version", name: "checkout", qualifier: "3" },
    { by: "an ARN that ends in the alias", name: `${ARN}:live`, qualifier: undefined },
  ])("is read by $by", async ({ name, qualifier }) => {
    const read = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name, Qualifier: qualifier }));
    expect(read.Version).toBe("3");
  });

  test("tells SnapStart and Managed Instances", async () => {
    const java = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "java", Qualifier: "live" }));
    expect(java.SnapStart).toEqual({ ApplyOn: "PublishedVersions", OptimizationStatus: "On" });
    const managed = await lambda.send(new GetFunctionCommand({ FunctionName: "managed" }));
    expect(managed.Configuration?.CapacityProviderConfig).toEqual({
      LambdaManagedInstancesCapacityProviderConfig: {
        CapacityProviderArn: "arn:aws:lambda:us-east-1:123456789012:capacity-provider:big",
      },
    });
  });

  test.each([{ FunctionName: "nobody" }, { FunctionName: "checkout", Qualifier: "gone" }])(
    "that is not there is a ResourceNotFoundException: %o",
    async (input) => {
      await expect(lambda.send(new GetFunctionCommand(input))).rejects.toThrow(ResourceNotFoundException);
    },
  );

  test("tells its tags", async () => {
    expect((await lambda.send(new ListTagsCommand({ Resource: ARN }))).Tags).toEqual({ "autoscale:policy": "web" });
  });

  test("is replaced by what a test puts", async () => {
    aws.putFunction({ name: "java", memoryMb: 1024 });
    const { MemorySize } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "java" }));
    expect(MemorySize).toBe(1024);
  });
});

describe("an alias", () => {
  const get = (Name: string) => lambda.send(new GetAliasCommand({ FunctionName: "checkout", Name }));

  test("tells its version, and its weights only while traffic is shifted", async () => {
    const live = await get("live");
    expect(live).toMatchObject({ AliasArn: `${ARN}:live`, FunctionVersion: "3" });
    expect(live.RoutingConfig).toBeUndefined();
    expect((await get("canary")).RoutingConfig).toEqual({ AdditionalVersionWeights: { "3": 0.25 } });
  });

  test("that is not there, or is a version, is a ResourceNotFoundException", async () => {
    await expect(get("gone")).rejects.toThrow(`Cannot find alias arn: ${ARN}:gone`);
    await expect(get("3")).rejects.toThrow(ResourceNotFoundException);
  });
});

describe("a reservation", () => {
  const read = async () =>
    (await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: "checkout" }))).ReservedConcurrentExecutions;
  const put = (executions: number) =>
    lambda.send(
      new PutFunctionConcurrencyCommand({ FunctionName: "checkout", ReservedConcurrentExecutions: executions }),
    );

  test("is n, 0 or unset: three states", async () => {
    expect(await read()).toBe(7);
    await put(0);
    expect(await read()).toBe(0);
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: "checkout" }));
    expect(await read()).toBeUndefined();
  });

  test("may be lowered in an account whose floor is already broken", async () => {
    aws.putFunction({ name: "checkout", reserved: 980 });
    await expect(put(950)).resolves.toMatchObject({ ReservedConcurrentExecutions: 950 });
    await expect(put(960)).rejects.toMatchObject({ name: "InvalidParameterValueException" });
  });

  test("below 0 is refused", async () => {
    await expect(put(-1)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

test("what the endpoint does not know is a 501 that says what to do", async () => {
  await expect(lambda.send(new ListFunctionsCommand({}))).rejects.toMatchObject({
    name: "NotImplemented",
    message: expect.stringMatching(/lambda:ListFunctions is not answered .* no upstream/),
    $metadata: { httpStatusCode: 501 },
  });
});
