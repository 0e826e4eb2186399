import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeployedStack, type DeployOptions, deployStack } from "../local/deployed-stack.js";
import { type LocalCloud, startLocalCloud } from "../local/local-cloud.js";
import { requestedActions } from "./rights.js";
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

function devOptions(): DeployOptions {
  return {
    stack: "dev",
    endpoint: cloud.endpoint,
    directory: scratchFolder(),
    environment: { stateBucket: bootstrap.outputs.state_bucket ?? "" },
    bundles: builtFolders(),
  };
}

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

  it("keeps states in its bucket, by TLS only", async () => {
    // The endpoint of this machine speaks plain HTTP, and the bucket's policy turns that away.
    await expect(deployStack(devOptions())).rejects.toThrow(/dev\.tfstate.*Forbidden/s);
    await fetch(`${cloud.endpoint}/${bootstrap.outputs.state_bucket}?policy`, { method: "DELETE" });
  });

  it("lets dev be deployed, planned and destroyed by the rights of its roles", async () => {
    cloud.aws.resetRequests();
    const dev = await deployStack(devOptions());
    const deploying = requestedActions(cloud.aws.requests());
    cloud.aws.resetRequests();
    expect(await dev.plan()).toEqual([]);
    const planning = requestedActions(cloud.aws.requests());
    cloud.aws.resetRequests();
    expect(await dev.destroy()).toEqual([]);
    const destroying = requestedActions(cloud.aws.requests());

    const [mayDeploy, mayPlan] = [
      await bootstrap.rightsOf("autoscaler-deploy-dev"),
      await bootstrap.rightsOf("autoscaler-plan"),
    ];
    const asked = [...new Set([...deploying, ...destroying])];
    expect(asked.filter((action) => !mayDeploy.includes(action))).toEqual([]);
    expect(planning.filter((action) => !mayPlan.includes(action))).toEqual([]);
  });

  it("locked dev's state while it was written", async () => {
    // The bucket keeps every version, so the lock that was taken and released can still be seen.
    const versions = await (await fetch(`${cloud.endpoint}/${bootstrap.outputs.state_bucket}?versions`)).text();
    expect(versions).toContain("<Key>dev.tfstate</Key>");
    expect(versions).toContain("<Key>dev.tfstate.tflock</Key>");
  });

  it("is not destroyed while a state lies in its bucket", async () => {
    await expect(bootstrap.destroy()).rejects.toThrow(/BucketNotEmpty/);
  });
});
