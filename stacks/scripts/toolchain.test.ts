import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../test/scratch.js";
import { boundProviderVersion, findToolchain } from "./toolchain.js";

const bin = scratchFolder({ terraform: "#!/bin/sh\n" });
chmodSync(join(bin, "terraform"), 0o755);
const mirror = scratchFolder({ [`registry.terraform.io/hashicorp/aws/${boundProviderVersion}/linux_amd64/x`]: "" });
const environment = { PATH: bin, AUTOSCALER_PROVIDER_MIRROR: mirror };
const read = (path: string | undefined) => readFileSync(path ?? "", "utf8");

describe("findToolchain", () => {
  it("writes terraform's configuration into the scratch folder, with the mirror", () => {
    const scratch = scratchFolder();
    const { terraform, variables } = findToolchain(environment, scratch);
    expect(terraform).toBe(join(bin, "terraform"));
    expect(variables).toMatchObject({
      TF_CLI_CONFIG_FILE: join(scratch, "terraform.rc"),
      TF_IN_AUTOMATION: "1",
      TERRAFORM_BINARY_NAME: terraform,
    });
    expect(read(variables.TF_CLI_CONFIG_FILE)).toContain(`path    = "${mirror}"`);
  });

  it("leaves installation to the registry where there is no mirror", () => {
    const { variables, mirror: found } = findToolchain(
      { ...environment, AUTOSCALER_PROVIDER_MIRROR: "none" },
      scratchFolder(),
    );
    expect(found).toBeUndefined();
    expect(read(variables.TF_CLI_CONFIG_FILE)).toBe("disable_checkpoint = true\n");
  });

  it("keeps a configuration of the user's own, and replaces one that is not there", () => {
    const own = join(scratchFolder({ "my.rc": "" }), "my.rc");
    const given = (path: string) => findToolchain({ ...environment, TF_CLI_CONFIG_FILE: path }, scratchFolder());
    expect(given(own).variables.TF_CLI_CONFIG_FILE).toBe(own);
    expect(given("/nowhere/my.rc").variables.TF_CLI_CONFIG_FILE).toMatch(/terraform\.rc$/);
  });

  it.each(["http://127.0.0.1:5000", "http://localhost:5000", "http://[::1]:5000"])(
    "sends made-up keys, never real ones, to %s",
    (endpoint) => {
      const real = { AWS_ACCESS_KEY_ID: "AKIA", AWS_PROFILE: "work", AWS_SESSION_TOKEN: "t", AWS_CA_BUNDLE: "/ca.pem" };
      const { variables } = findToolchain({ ...environment, ...real, AWS_ENDPOINT_URL: endpoint }, scratchFolder());
      expect(variables).toMatchObject({ AWS_ACCESS_KEY_ID: "test", AWS_REGION: "us-east-1" });
      for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CA_BUNDLE"]) expect(variables[name]).toBeUndefined();
    },
  );

  it.each([undefined, "https://aws.example.com", "http://127.0.0.1.example.com"])(
    "leaves credentials alone when the endpoint is %s",
    (endpoint) => {
      const real = { ...environment, AWS_ACCESS_KEY_ID: "AKIA", AWS_PROFILE: "work", AWS_ENDPOINT_URL: endpoint };
      expect(findToolchain(real, scratchFolder()).variables).toMatchObject({
        AWS_ACCESS_KEY_ID: "AKIA",
        AWS_PROFILE: "work",
      });
    },
  );
});
