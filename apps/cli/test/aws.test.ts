import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalAws, startLocalAws } from "@serverless-autoscaler/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { autoscale, folder } from "./command.js";

const MINUTE_MS = 60_000;
const policy = `version: 1
targets:
  shop:
    resource: { kind: lambda-provisioned, function: shop, alias: live }
    bounds: { min: 0, max: 100 }
    policies: [{ type: targetTracking, targetUtilization: 0.7 }]
`;

interface World {
  readonly aws: LocalAws;
  readonly config: string;
  run(...args: string[]): ReturnType<typeof autoscale>;
}

/** A local AWS with one function that is 21 busy, a policy file, and a folder of its own for the command. */
async function world(text = policy): Promise<World> {
  const aws = await startLocalAws({
    functions: [{ name: "shop", aliases: ["live"], memoryMb: 1024 }],
    spinUpSeconds: 0,
  });
  onTestFinished(() => aws.close());
  const at = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS;
  const dimensions = { FunctionName: "shop", Resource: "shop:live" };
  aws.putMetric({ namespace: "AWS/Lambda", name: "ConcurrentExecutions", dimensions, at, max: 21 });
  aws.putMetric({ namespace: "AWS/Lambda", name: "Invocations", dimensions, at, sum: 600 });
  const cwd = await folder();
  const config = join(cwd, "policies.yaml");
  await writeFile(config, text);
  const env = {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
  return { aws, config, run: (...args) => autoscale(args, env, cwd) };
}

const puts = ({ aws }: World) => aws.requests().lambda?.PutProvisionedConcurrencyConfig ?? 0;

describe("autoscale plan", () => {
  it("says what would change, why and what it costs, and changes nothing", async () => {
    const w = await world();
    const { exitCode, stdout } = await w.run("plan", "--config", w.config);
    expect(stdout).toContain("0 -> 30");
    expect(stdout).toContain("21 busy / 0.7 = 30");
    // 30 environments of 1 GB, 730 h: 30 * 2,628,000 s * 0.0000041667 USD
    expect(stdout).toContain("+328.50");
    expect(stdout).toContain("1000 executions");
    expect({ exitCode, puts: puts(w) }).toEqual({ exitCode: 0, puts: 0 });
  });

  it("gives one JSON document", async () => {
    const w = await world();
    const { stdout } = await w.run("plan", "--config", w.config, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      account: { limit: 1000 },
      decisions: [{ target: "shop", decision: { kind: "set", from: 0, to: 30 } }],
      pollingUsdMonth: expect.closeTo(0.876, 3),
    });
  });

  it("names a function that does not exist; exit 2", async () => {
    const w = await world(policy.replace("function: shop", "function: shpo"));
    const { exitCode, stdout } = await w.run("plan", "--config", w.config);
    expect(stdout).toContain("ResourceNotFoundException");
    expect(stdout).toContain("shpo");
    expect(exitCode).toBe(2);
  });
});

describe("autoscale run --once", () => {
  it("acts, repeats nothing, and explains itself afterwards", async () => {
    const w = await world();
    expect(await w.run("run", "--once", "--config", w.config)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("0 -> 30  applied"),
    });
    expect((await w.run("run", "--once", "--config", w.config)).stdout).toContain("hold 30");
    expect(puts(w)).toBe(1);
    const { stdout } = await w.run("explain", "shop", "--since", "1h");
    expect(stdout).toContain("0 -> 30  applied");
    expect(stdout).toContain("alreadyThere: already at 30");
    expect(stdout).toContain("1 changes, 1 other decisions");
  });

  it("obeys a pause and an override", async () => {
    const w = await world();
    await w.run("pause", "*", "--for", "1h", "--reason", "incident 7");
    expect((await w.run("run", "--once", "--config", w.config)).stdout).toContain("incident 7");
    expect(puts(w)).toBe(0);
    await w.run("resume", "*");
    await w.run("override", "shop", "12", "--for", "1h", "--reason", "launch");
    expect((await w.run("run", "--once", "--config", w.config)).stdout).toContain("0 -> 12  applied");
  });

  it("decides and changes nothing with --dry-run", async () => {
    const w = await world();
    expect((await w.run("run", "--once", "--dry-run", "--config", w.config)).stdout).toContain(
      "nothing is changed in a dry run",
    );
    expect(puts(w)).toBe(0);
  });

  it("tells a refusal and exits 1", async () => {
    const w = await world();
    w.aws.fault({ service: "lambda", action: "PutProvisionedConcurrencyConfig", kind: "accessDenied" });
    const { exitCode, stdout } = await w.run("run", "--once", "--config", w.config);
    expect(stdout).toContain("refused (AccessDeniedException)");
    expect(exitCode).toBe(1);
  });
});

describe("a way to AWS that is not there", () => {
  const settings = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  const nowhere = { ...settings, AWS_ENDPOINT_URL: "http://127.0.0.1:1" };
  const { AWS_REGION: _, ...noRegion } = nowhere;

  it.each([
    ["an endpoint that cannot be reached", nowhere, 1, "cannot reach the endpoint http://127.0.0.1:1"],
    ["no credentials", { AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: "http://127.0.0.1:1" }, 2, "no AWS credentials"],
    ["no Region", noRegion, 2, "no AWS Region"],
  ])("%s", async (_name, env, expected, message) => {
    const cwd = await folder();
    await writeFile(join(cwd, "p.yaml"), policy);
    for (const args of [["plan"], ["run", "--once"]]) {
      const { exitCode, stdout, stderr } = await autoscale([...args, "--config", "p.yaml"], env, cwd);
      expect(stderr).toContain(message);
      expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: "" });
    }
    const { stdout } = await autoscale(["plan", "--config", "p.yaml", "--json"], env, cwd);
    expect(JSON.parse(stdout)).toEqual({ error: expect.stringContaining(message), exitCode: expected });
  });
});
