import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeployedStack, deployStack } from "./deployed-stack.js";
import { type LocalCloud, startLocalCloud } from "./local-cloud.js";
import { scratchFolder } from "./scratch.js";
import { builtFolders } from "./synthesised-app.js";

let cloud: LocalCloud;
let bootstrap: DeployedStack;

beforeAll(async () => {
  cloud = await startLocalCloud();
  bootstrap = await deployStack({
    stack: "bootstrap",
    endpoint: cloud.endpoint,
    directory: scratchFolder(),
    environment: { githubRepository: "octo@12/shop@345" },
    bundles: builtFolders(),
  });
});
afterAll(() => cloud?.stop());

describe("stack bootstrap, applied", () => {
  it("names the bucket and the roles that workflows need", async () => {
    expect(bootstrap.outputs).toEqual({
      state_bucket: "autoscaler-state-123456789012-us-east-1",
      plan_role: "arn:aws:iam::123456789012:role/autoscaler-plan",
      deploy_role_dev: "arn:aws:iam::123456789012:role/autoscaler-deploy-dev",
      deploy_role_prod: "arn:aws:iam::123456789012:role/autoscaler-deploy-prod",
    });
    expect(await bootstrap.plan()).toEqual([]);
  });

  it("keeps the state of dev in its bucket, under a lock, by TLS only", async () => {
    const stateBucket = bootstrap.outputs.state_bucket ?? "";
    const options = {
      stack: "dev",
      endpoint: cloud.endpoint,
      directory: scratchFolder(),
      environment: { stateBucket },
      bundles: builtFolders(),
    };
    // The endpoint of this machine speaks plain HTTP, and the bucket's policy turns that away.
    await expect(deployStack(options)).rejects.toThrow(/dev\.tfstate.*Forbidden/s);
    await fetch(`${cloud.endpoint}/${stateBucket}?policy`, { method: "DELETE" });
    const dev = await deployStack(options);
    expect(await dev.plan()).toEqual([]);
    expect(await dev.destroy()).toEqual([]);
    // The bucket keeps every version, so the lock that was taken and released can still be seen.
    const versions = await (await fetch(`${cloud.endpoint}/${stateBucket}?versions`)).text();
    expect(versions).toContain("<Key>dev.tfstate</Key>");
    expect(versions).toContain("<Key>dev.tfstate.tflock</Key>");
  });

  it("is not destroyed while a state lies in its bucket", async () => {
    await expect(bootstrap.destroy()).rejects.toThrow(/BucketNotEmpty/);
  });
});
