import { LambdaClient } from "@aws-sdk/client-lambda";
import type { Actuator, Change, Resource } from "@serverless-autoscaler/scaling-core";
import { describe, expect, it } from "vitest";
import { clientConfig, type LocalWorld, localWorld, NOWHERE, past, soon } from "./local-world.js";

export interface ActuatorUnderTest {
  readonly make: (client: LambdaClient) => Actuator;
  /** A resource of a function called `shop`, at 5 when `world` gives it back. */
  readonly resource: Resource;
  readonly world: () => Promise<LocalWorld>;
  /** The same for a function that does not exist. */
  readonly missing: Resource;
  readonly wrongKind: Resource;
  /** AWS's name of the request that changes it. */
  readonly write: string;
}

const AT = 1_795_000_000_000;

/** What the core relies on in every actuator; trouble is a value. Run on each implementation. */
export function actuatorContract(name: string, { make, ...under }: ActuatorUnderTest): void {
  const change = (from: number, to: number, resource = under.resource): Change => ({ target: "t", resource, from, to });

  describe(`${name} keeps the contract of an actuator`, () => {
    it("reads what is requested, and when", async () => {
      const { lambda } = await under.world();
      expect(await make(lambda).read(under.resource, AT, soon())).toMatchObject({
        ok: true,
        value: { requested: 5, readAt: AT },
      });
    });

    it("changes what it then reads", async () => {
      const { lambda } = await under.world();
      const actuator = make(lambda);
      expect(await actuator.apply(change(5, 8), soon())).toEqual({ kind: "applied" });
      expect(await actuator.read(under.resource, AT, soon())).toMatchObject({ value: { requested: 8 } });
    });

    it("asks nothing when from is to", async () => {
      const { aws, lambda } = await under.world();
      aws.resetRequests();
      expect(await make(lambda).apply(change(5, 5), soon())).toEqual({ kind: "unchanged" });
      expect(aws.requests()).toEqual({});
    });

    it("changes nothing when the same change is asked for twice", async () => {
      const { aws, lambda } = await under.world();
      await make(lambda).apply(change(5, 8), soon());
      aws.resetRequests();
      expect(await make(lambda).apply(change(5, 8), soon())).toEqual({ kind: "unchanged" });
      expect(aws.requests()["lambda"]).not.toHaveProperty(under.write);
    });

    it("says of what does not exist that it does not", async () => {
      const { lambda } = await under.world();
      expect(await make(lambda).read(under.missing, AT, soon())).toMatchObject({
        ok: false,
        failure: { code: "ResourceNotFoundException", retryable: false },
      });
      expect(await make(lambda).apply(change(5, 8, under.missing), soon())).toMatchObject({
        kind: "refused",
        code: "ResourceNotFoundException",
        why: expect.stringContaining("correct the name"),
      });
    });

    it("names the permission that is missing", async () => {
      const { aws, lambda } = await under.world();
      aws.fault({ service: "lambda", action: under.write, kind: "accessDenied" });
      expect(await make(lambda).apply(change(5, 8), soon())).toMatchObject({
        kind: "refused",
        code: "AccessDeniedException",
        why: expect.stringContaining(`grant lambda:${under.write}`),
      });
      aws.fault({ service: "lambda", action: "GetFunction", kind: "accessDenied" });
      expect(await make(lambda).read(under.resource, AT, soon())).toMatchObject({
        ok: false,
        failure: { code: "AccessDeniedException", retryable: false },
      });
    });

    it("tries again when throttled, and succeeds", async () => {
      const { aws, lambda } = await under.world();
      aws.resetRequests();
      aws.fault({ service: "lambda", action: under.write, kind: "throttle", times: 2 });
      expect(await make(lambda).apply(change(5, 8), soon())).toEqual({ kind: "applied" });
      expect(aws.requests()["lambda"]?.[under.write]).toBe(3);
    });

    it.each([
      ["throttle", "TooManyRequestsException"],
      ["internal", "ServiceException"],
    ] as const)("fails, and says that it may pass, when all three attempts meet %s", async (kind, code) => {
      const { aws, lambda } = await under.world();
      aws.resetRequests();
      aws.fault({ service: "lambda", action: under.write, kind });
      expect(await make(lambda).apply(change(5, 8), soon())).toMatchObject({ kind: "failed", code, retryable: true });
      expect(aws.requests()["lambda"]?.[under.write]).toBe(3);
    });

    it("fails with the network's own word when nobody answers", async () => {
      const actuator = make(new LambdaClient({ ...NOWHERE, maxAttempts: 1 }));
      expect(await actuator.read(under.resource, AT, soon())).toMatchObject({
        ok: false,
        failure: { code: "ECONNREFUSED", message: expect.stringContaining("127.0.0.1:1"), retryable: true },
      });
      expect(await actuator.apply(change(5, 8), soon())).toMatchObject({
        kind: "failed",
        code: "ECONNREFUSED",
        retryable: true,
      });
    });

    it("sends nothing after the deadline", async () => {
      const { aws, lambda } = await under.world();
      aws.resetRequests();
      const failure = { code: "deadline", retryable: true };
      expect(await make(lambda).read(under.resource, AT, past())).toMatchObject({ ok: false, failure });
      expect(await make(lambda).apply(change(5, 8), past())).toMatchObject({ kind: "failed", ...failure });
      expect(aws.requests()).toEqual({});
    });

    it("is cut off by the deadline while AWS takes its time", async () => {
      const { aws, lambda } = await under.world();
      aws.fault({ service: "lambda", kind: "slow", delayMs: 60_000 });
      const outcome = await make(lambda).apply(change(5, 8), AbortSignal.timeout(100));
      expect(outcome).toMatchObject({ kind: "failed", code: "deadline" });
    });

    it("is a bug to wire it to another kind of resource", async () => {
      const actuator = make(new LambdaClient(clientConfig("http://127.0.0.1:1")));
      await expect(actuator.read(under.wrongKind, AT, soon())).rejects.toThrow("wire");
      await expect(actuator.apply(change(5, 8, under.wrongKind), soon())).rejects.toThrow("wire");
    });
  });
}

/** A world with the function `shop` as a test wants it. */
export const shopWorld = (
  spec: Partial<Parameters<LocalWorld["aws"]["putFunction"]>[0]> = {},
  options: Parameters<typeof localWorld>[0] = {},
): Promise<LocalWorld> =>
  localWorld({ functions: [{ name: "shop", aliases: ["live"], ...spec }], spinUpSeconds: 0, ...options });
