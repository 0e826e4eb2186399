import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleFolder } from "../../test/bundle-folder.js";
import { synthesise } from "../../test/synthesise.js";
import { deterministicZip } from "../bundle/deterministic-zip.js";
import { ScaledFunction, type ScaledFunctionProps } from "./scaled-function.js";

const bundle = bundleFolder();
const props: ScaledFunctionProps = {
  name: "checkout",
  description: "Takes orders",
  bundle,
  handler: "lambda.handler",
  memoryMb: 512,
  timeoutSeconds: 10,
  logRetentionDays: 14,
};
const synth = (change: Partial<ScaledFunctionProps> = {}) =>
  synthesise((stack) => void new ScaledFunction(stack, "api", { ...props, ...change }));

describe("ScaledFunction", () => {
  it("leaves to the scaler what is the scaler's", () => {
    const stack = synth();
    const declared = stack.only("aws_lambda_function");
    expect(declared.lifecycle).toEqual({ ignore_changes: ["reserved_concurrent_executions"] });
    expect(declared).not.toHaveProperty("reserved_concurrent_executions");
    expect(stack.text).not.toContain("aws_lambda_provisioned_concurrency_config");
  });

  it("moves the alias with every published version, and leaves its weights to a release", () => {
    const alias = synth().only("aws_lambda_alias");
    expect(alias.name).toBe("live");
    expect(alias.function_version).toMatch(/^\$\{aws_lambda_function\..*\.version\}$/);
    expect(alias.lifecycle).toEqual({ ignore_changes: ["routing_config"] });
    expect(synth().only("aws_lambda_function").publish).toBe(true);
  });

  it("uploads the archive whose digest it declares", () => {
    const stack = synth();
    const declared = stack.only("aws_lambda_function");
    const zip = deterministicZip(bundle);
    expect(declared.source_code_hash).toBe(zip.codeSha256);
    expect(stack.files).toEqual([declared.filename]);
    expect(new Uint8Array(readFileSync(join(stack.directory, String(declared.filename))))).toEqual(zip.bytes);
  });

  it("runs Node 22 on arm64 by default, with the smallest /tmp", () => {
    expect(synth().only("aws_lambda_function")).toMatchObject({
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      ephemeral_storage: { size: 512 },
      memory_size: 512,
      timeout: 10,
    });
    expect(synth({ architecture: "x86_64" }).only("aws_lambda_function").architectures).toEqual(["x86_64"]);
  });

  it("has a log with an end, made before the function, and may write nothing but that", () => {
    const stack = synth();
    expect(stack.only("aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/lambda/checkout",
      retention_in_days: 14,
    });
    const [logs, policy] = stack.only("aws_lambda_function").depends_on as readonly string[];
    expect(logs).toMatch(/^aws_cloudwatch_log_group\./);
    expect(policy).toMatch(/^aws_iam_role_policy\./);
    const { Statement } = JSON.parse(String(stack.only("aws_iam_role_policy").policy)) as { Statement: unknown };
    expect(Statement).toEqual([
      {
        Sid: "WriteOwnLog",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..*\.arn\}:\*$/)],
      },
    ]);
  });

  it("is found by its tag when it names a policy, and by nothing else", () => {
    expect(synth({ policy: "web" }).only("aws_lambda_function").tags).toEqual({ "autoscale:policy": "web" });
    expect(synth().only("aws_lambda_function")).not.toHaveProperty("tags");
  });

  it("refuses limits and bundles that Lambda would refuse", () => {
    expect(() => synth({ memoryMb: 64 })).toThrow("checkout: memoryMb is 64");
    expect(() => synth({ handler: "index.handler" })).toThrow(
      /handler index\.handler needs one of index\.mjs, index\.js, index\.cjs in .*, which has lambda\.mjs/,
    );
    expect(() => synth({ bundle: "/nowhere" })).toThrow("bundle directory /nowhere does not exist");
  });

  it("synthesises the same text again as long as the sources are the same", () => {
    expect(synth().text).toBe(synth().text);
    expect(synth({ bundle: bundleFolder() }).text).toBe(synth().text);
  });
});
