import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../../test/scratch.js";
import { builtFolders, policies, reference, synthesiseApp } from "../../test/synthesised-app.js";

const stack = synthesiseApp();

describe("a stage", () => {
  it("tells where it answers, what scales it and where that is remembered", () => {
    expect(Object.keys(stack("dev").outputs).sort()).toEqual([
      "alerts_topic_arn",
      "api_function_name",
      "api_url",
      "scaler_function_name",
      "table_name",
    ]);
    expect(stack("dev").outputs.scaler_function_name?.value).toBe("autoscaler-dev-scaler");
  });

  it("scales by its policy file exactly the function that it deploys", () => {
    for (const name of ["local", "dev", "prod"]) {
      const names = stack(name)
        .resources("aws_lambda_function")
        .map((declared) => declared.function_name);
      expect(names).toEqual([`autoscaler-${name}-api`, `autoscaler-${name}-scaler`]);
      const scaled = stack(name).text.match(/function:autoscaler-[a-z-]+(:\*)?/g);
      expect(new Set(scaled)).toEqual(
        new Set([`function:autoscaler-${name}-api`, `function:autoscaler-${name}-api:*`]),
      );
    }
  });

  it("leaves to the scaler what it owns, in every stage", () => {
    for (const name of ["local", "dev", "prod"]) {
      const [api] = stack(name).resources("aws_lambda_function");
      expect(api?.lifecycle).toEqual({ ignore_changes: ["reserved_concurrent_executions"] });
      expect(stack(name).resources("aws_lambda_alias")).toMatchObject([
        { lifecycle: { ignore_changes: ["routing_config"] } },
      ]);
      expect(stack(name).resources("aws_lambda_provisioned_concurrency_config")).toEqual([]);
    }
  });

  it("changes the two policy items and nothing else when the policy changes", () => {
    const bundles = builtFolders();
    const before = synthesiseApp({ surroundings: { bundles, policies } })("dev");
    const edited = Object.fromEntries(
      ["local", "dev", "prod"].map((name) => [`${name}.yaml`, readFileSync(join(policies, `${name}.yaml`), "utf8")]),
    );
    edited["dev.yaml"] = edited["dev.yaml"]?.replace("max: 20", "max: 21") ?? "";
    const after = synthesiseApp({ surroundings: { bundles, policies: scratchFolder(edited) } })("dev");
    expect(after.resources("aws_dynamodb_table_item")).not.toEqual(before.resources("aws_dynamodb_table_item"));
    const rest = ({ text }: { readonly text: string }) => {
      const declared = JSON.parse(text) as { resource: Record<string, unknown> };
      return { ...declared, resource: { ...declared.resource, aws_dynamodb_table_item: undefined } };
    };
    expect(rest(after)).toEqual(rest(before));
  });

  it("caps its roles by the boundary, where bootstrap made one", () => {
    const boundaries = (name: string) =>
      stack(name)
        .resources("aws_iam_role")
        .map((role) => role.permissions_boundary);
    expect(boundaries("local")).toEqual([undefined, undefined, undefined]);
    expect(boundaries("dev")).toHaveLength(3);
    for (const arn of boundaries("dev")) expect(arn).toMatch(/:policy\/autoscaler-boundary-dev$/);
  });

  it("tells of failed ticks, of alarms and of a silent scaler at one place", () => {
    const topic = reference("aws_sns_topic.alerts.arn");
    const dev = stack("dev");
    expect(dev.resources("aws_cloudwatch_metric_alarm").map(({ alarm_name: name }) => name)).toEqual([
      "autoscaler-dev-api-errors",
      "autoscaler-dev-api-throttles",
      "autoscaler-dev-scaler-no-heartbeat",
      "autoscaler-dev-scaler-errors",
      "autoscaler-dev-scaler-throttles",
    ]);
    for (const alarm of dev.resources("aws_cloudwatch_metric_alarm")) expect(alarm.alarm_actions).toEqual([topic]);
    expect(dev.resources("aws_lambda_function_event_invoke_config")).toMatchObject([
      { destination_config: { on_failure: { destination: topic } } },
    ]);
  });

  it("lets browsers of other sites call prod only when a site is named", () => {
    expect(stack("prod").resources("aws_apigatewayv2_api")[0]).not.toHaveProperty("cors_configuration");
    expect(stack("dev").resources("aws_apigatewayv2_api")[0]).toHaveProperty("cors_configuration");
  });
});
