import { describe, expect, it } from "vitest";
import { synthesiseApp } from "../../test/synthesised-app.js";

const backend = (name: string, stateBucket?: string) =>
  synthesiseApp({ environment: stateBucket === undefined ? {} : { stateBucket } })(name).terraform.backend;

describe("where state is kept", () => {
  it("is a file beside the output for stage local, at no absolute path", () => {
    expect(backend("local")).toEqual({ local: { path: "../../../terraform.local.tfstate" } });
  });

  it("is the bucket for dev and prod, encrypted, each under its key, locked by a file", () => {
    expect(backend("dev", "states")).toEqual({
      s3: { bucket: "states", key: "dev.tfstate", region: "us-east-1", encrypt: true, use_lockfile: true },
    });
    expect(backend("prod", "states")).toMatchObject({ s3: { key: "prod.tfstate" } });
  });

  it("is left for init to say when the bucket is not known", () => {
    expect(backend("dev")).toEqual({
      s3: { key: "dev.tfstate", region: "us-east-1", encrypt: true, use_lockfile: true },
    });
  });

  it("is a file for bootstrap until the bucket exists that it makes", () => {
    expect(backend("bootstrap")).toEqual({ local: { path: "../../../terraform.bootstrap.tfstate" } });
    expect(backend("bootstrap", "states")).toMatchObject({ s3: { bucket: "states", key: "bootstrap.tfstate" } });
  });
});
