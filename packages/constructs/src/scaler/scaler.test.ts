import { describe, expect, it } from "vitest";
import { bundleFolder } from "../../test/bundle-folder.js";
import { type Synthesised, synthesise } from "../../test/synthesise.js";
import { Scaler, type ScalerProps } from "./scaler.js";

const bundle = bundleFolder();
const target = (name: string) => ({
  resource: { kind: "lambda-reserved", function: name, adopt: true },
  bounds: { min: 1, max: 10 },
  policies: [{ type: "targetTracking", targetUtilization: 0.7 }],
});
const props: ScalerProps = {
  name: "scaler",
  bundle,
  stage: "dev",
  mode: "active",
  discovery: "off",
  policy: { source: "dev.yaml", value: { version: 1, targets: { a: target("checkout"), b: target("basket") } } },
  memoryMb: 512,
  timeoutSeconds: 50,
  pointInTimeRecovery: true,
  logRetentionDays: 14,
  failureTopicArn: "arn:aws:sns:eu-west-1:123456789012:alerts",
};
const synth = (change: Partial<ScalerProps> = {}) =>
  synthesise((stack) => void new Scaler(stack, "scaler", { ...props, ...change }));

interface Rendered {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: unknown;
}

function statementsOf(stack: Synthesised): readonly Rendered[] {
  return stack
    .all("aws_iam_role_policy")
    .flatMap(({ policy }) => (JSON.parse(String(policy)) as { Statement: readonly Rendered[] }).Statement);
}
const statement = (stack: Synthesised, sid: string) => statementsOf(stack).find(({ Sid }) => Sid === sid);

describe("Scaler", () => {
  it("hears in its environment which table, stage and mode are its own", () => {
    const declared = synth({ mode: "dry-run", discovery: "on" }).only("aws_lambda_function");
    expect(declared.environment).toEqual({
      variables: {
        AUTOSCALE_TABLE: expect.stringMatching(/^\$\{aws_dynamodb_table\..*\.name\}$/),
        AUTOSCALE_STAGE: "dev",
        AUTOSCALE_MODE: "dry-run",
        AUTOSCALE_DISCOVERY: "on",
      },
    });
    expect(declared.handler).toBe("lambda.handler");
  });

  it("ticks every minute, told which minute it is, and is not retried after the next tick", () => {
    const stack = synth();
    expect(stack.only("aws_scheduler_schedule")).toMatchObject({
      schedule_expression: "rate(1 minute)",
      flexible_time_window: { mode: "OFF" },
      target: {
        input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}',
        retry_policy: { maximum_event_age_in_seconds: 60, maximum_retry_attempts: 2 },
      },
    });
    expect(stack.only("aws_lambda_function_event_invoke_config")).toMatchObject({
      maximum_retry_attempts: 0,
      maximum_event_age_in_seconds: 60,
      destination_config: { on_failure: { destination: props.failureTopicArn } },
    });
  });

  it("remembers in a table paid by use, encrypted, whose old items expire", () => {
    expect(synth().only("aws_dynamodb_table")).toMatchObject({
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "pk",
      range_key: "sk",
      attribute: [
        { name: "pk", type: "S" },
        { name: "sk", type: "S" },
      ],
      ttl: { attribute_name: "expiresAt", enabled: true },
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true },
    });
  });

  it("may scale the functions of its policy file, their aliases and versions, and no other", () => {
    const scale = statement(synth(), "ScaleFunctionsOfPolicy");
    expect(scale?.Resource.map((arn) => arn.replace(/^.*:function:/, ""))).toEqual([
      "basket",
      "basket:*",
      "checkout",
      "checkout:*",
    ]);
    expect(scale?.Action).toContain("lambda:PutFunctionConcurrency");
    expect(scale?.Action).toContain("lambda:PutProvisionedConcurrencyConfig");
  });

  it("has * as a resource exactly where AWS offers nothing narrower", () => {
    const wide = (stack: Synthesised) =>
      statementsOf(stack).flatMap(({ Action, Resource }) => (Resource.includes("*") ? Action : []));
    expect(wide(synth())).toEqual(["cloudwatch:GetMetricData", "lambda:GetAccountSettings"]);
    expect(wide(synth({ discovery: "on" }))).toEqual([
      "tag:GetResources",
      "cloudwatch:GetMetricData",
      "lambda:GetAccountSettings",
    ]);
  });

  it("may scale any function that carries the tag, once discovery is on", () => {
    expect(statement(synth(), "ScaleFunctionsByTag")).toBeUndefined();
    const byTag = statement(synth({ discovery: "on" }), "ScaleFunctionsByTag");
    expect(byTag?.Condition).toEqual({ Null: { "aws:ResourceTag/autoscale:policy": "false" } });
    expect(byTag?.Resource.every((arn) => /:function:\*(:\*)?$/.test(arn))).toBe(true);
  });

  it("asks for no rights on functions when its policy names none", () => {
    const stack = synth({ policy: { source: "dev.yaml", value: { version: 1, targets: {} } } });
    expect(statement(stack, "ScaleFunctionsOfPolicy")).toBeUndefined();
  });

  it("sets executions aside for itself only when told to", () => {
    expect(synth().only("aws_lambda_function")).not.toHaveProperty("reserved_concurrent_executions");
    expect(synth({ guaranteedExecutions: 1 }).only("aws_lambda_function")).toMatchObject({
      reserved_concurrent_executions: 1,
    });
  });

  it("refuses a bad policy, naming file, path, value and range", () => {
    const bad = { ...target("checkout"), bounds: { min: -1, max: 10 } };
    const policy = { source: "dev.yaml", value: { version: 1, targets: { a: bad } } };
    expect(() => synth({ policy })).toThrow(
      "dev.yaml: targets.a.bounds.min: -1 is not valid; expected a whole number from 0 to 100000",
    );
  });
});
