import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api/index.js";
import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration/index.js";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route/index.js";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage/index.js";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission/index.js";
import { Construct } from "constructs";
import { ConstructsError } from "../errors.js";
import type { LogRetentionDays } from "../function/log-retention.js";
import type { ScaledFunction } from "../function/scaled-function.js";
import { accessLogFormat } from "./access-log-format.js";

// Longest that an HTTP API waits for an integration; not increasable. Source: API Gateway quotas (read 2026-11).
const MAX_INTEGRATION_SECONDS = 30;

export interface HttpApiProps {
  readonly name: string;
  readonly description: string;
  /** Every route goes to this function's `live` alias. */
  readonly function: ScaledFunction;
  readonly throttling: {
    /** Steady rate, requests/s; above it callers get 429 before a function is invoked. */
    readonly requestsPerSecond: number;
    /** Requests that may arrive at once. */
    readonly burst: number;
  };
  /** Which other sites' pages may call. Absent: none may. */
  readonly cors?: {
    readonly allowOrigins: readonly string[];
    readonly allowMethods: readonly string[];
    readonly allowHeaders: readonly string[];
    /** How long a browser may remember the answer to a preflight. */
    readonly maxAgeSeconds: number;
  };
  readonly logRetentionDays: LogRetentionDays;
}

/** An API Gateway HTTP API in front of a function's alias, with throttling, CORS and JSON access logs. */
export class HttpApi extends Construct {
  /** Where callers reach it, without a trailing slash. */
  readonly url: string;
  readonly apiId: string;

  /** @throws {ConstructsError} LIMIT_EXCEEDED when the function may run longer than the gateway waits */
  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    if (props.function.timeoutSeconds > MAX_INTEGRATION_SECONDS) {
      throw new ConstructsError(
        "LIMIT_EXCEEDED",
        `${props.function.name}: timeoutSeconds is ${props.function.timeoutSeconds} behind HTTP API ${props.name}; ` +
          `API Gateway waits at most ${MAX_INTEGRATION_SECONDS} s, then the caller has a 503 while the function runs on`,
      );
    }
    const api = new Apigatewayv2Api(this, "api", {
      name: props.name,
      description: props.description,
      protocolType: "HTTP",
      ...(props.cors === undefined
        ? {}
        : {
            corsConfiguration: {
              allowOrigins: [...props.cors.allowOrigins],
              allowMethods: [...props.cors.allowMethods],
              allowHeaders: [...props.cors.allowHeaders],
              maxAge: props.cors.maxAgeSeconds,
            },
          }),
    });
    const integration = new Apigatewayv2Integration(this, "integration", {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationUri: props.function.alias.invokeArn,
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: MAX_INTEGRATION_SECONDS * 1000,
    });
    new Apigatewayv2Route(this, "route", {
      apiId: api.id,
      routeKey: "$default",
      target: `integrations/${integration.id}`,
    });
    const logs = new CloudwatchLogGroup(this, "access-logs", {
      // Groups with this prefix do not count against the size of the account's log resource policy.
      name: `/aws/vendedlogs/apigateway/${props.name}`,
      retentionInDays: props.logRetentionDays,
    });
    new Apigatewayv2Stage(this, "stage", {
      apiId: api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: logs.arn, format: accessLogFormat },
      defaultRouteSettings: {
        throttlingRateLimit: props.throttling.requestsPerSecond,
        throttlingBurstLimit: props.throttling.burst,
      },
    });
    new LambdaPermission(this, "invoke", {
      statementId: "AllowHttpApi",
      action: "lambda:InvokeFunction",
      functionName: props.function.name,
      qualifier: props.function.alias.name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${api.executionArn}/*`,
    });
    this.apiId = api.id;
    this.url = api.apiEndpoint;
  }
}
