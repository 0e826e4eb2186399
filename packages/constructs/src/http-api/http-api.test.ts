import { describe, expect, it } from "vitest";
import { bundleFolder } from "../../test/bundle-folder.js";
import { synthesise } from "../../test/synthesise.js";
import { ScaledFunction } from "../function/scaled-function.js";
import { HttpApi, type HttpApiProps } from "./http-api.js";

const bundle = bundleFolder();
const synth = ({ timeoutSeconds = 29, ...change }: { timeoutSeconds?: number } & Partial<HttpApiProps> = {}) =>
  synthesise((stack) => {
    const target = new ScaledFunction(stack, "api", {
      name: "checkout",
      description: "Takes orders",
      bundle,
      handler: "lambda.handler",
      memoryMb: 512,
      timeoutSeconds,
      logRetentionDays: 14,
    });
    new HttpApi(stack, "http", {
      name: "shop",
      description: "The shop",
      function: target,
      throttling: { requestsPerSecond: 100, burst: 200 },
      logRetentionDays: 14,
      ...change,
    });
  });

describe("HttpApi", () => {
  it("sends every route to the live alias, which it alone may invoke", () => {
    const stack = synth();
    expect(stack.only("aws_apigatewayv2_integration")).toMatchObject({
      integration_type: "AWS_PROXY",
      integration_uri: expect.stringMatching(/^\$\{aws_lambda_alias\..*\.invoke_arn\}$/),
      payload_format_version: "2.0",
    });
    expect(stack.only("aws_apigatewayv2_route").route_key).toBe("$default");
    expect(stack.only("aws_lambda_permission")).toMatchObject({
      function_name: "checkout",
      qualifier: expect.stringMatching(/^\$\{aws_lambda_alias\..*\.name\}$/),
      principal: "apigateway.amazonaws.com",
      source_arn: expect.stringMatching(/^\$\{aws_apigatewayv2_api\..*\.execution_arn\}\/\*$/),
    });
  });

  it("deploys by itself, throttles, and logs each request as JSON", () => {
    const stack = synth();
    const stage = stack.only("aws_apigatewayv2_stage");
    expect(stage).toMatchObject({
      name: "$default",
      auto_deploy: true,
      default_route_settings: { throttling_rate_limit: 100, throttling_burst_limit: 200 },
    });
    const { format } = stage.access_log_settings as { format: string };
    expect(JSON.parse(format)).toMatchObject({ requestId: "$context.requestId", status: "$context.status" });
    expect(stack.text).toContain('"name": "/aws/vendedlogs/apigateway/shop"');
  });

  it("lets pages of other sites call only when they are named", () => {
    const cors = { allowOrigins: ["https://shop.example"], allowMethods: ["GET"], allowHeaders: [], maxAgeSeconds: 60 };
    expect(synth({ cors }).only("aws_apigatewayv2_api").cors_configuration).toMatchObject({
      allow_origins: ["https://shop.example"],
      max_age: 60,
    });
    expect(synth().only("aws_apigatewayv2_api")).not.toHaveProperty("cors_configuration");
  });

  it("refuses a function that may outlive the gateway's patience", () => {
    expect(() => synth({ timeoutSeconds: 30 })).not.toThrow();
    expect(() => synth({ timeoutSeconds: 31 })).toThrow(
      "checkout: timeoutSeconds is 31 behind HTTP API shop; API Gateway waits at most 30 s",
    );
  });
});
