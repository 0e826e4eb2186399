import { describe, expect, it } from "vitest";
import { synthDifferences } from "./same-synth.js";
import { successorManifest } from "./successor-manifest.js";

describe("a package.json under the successor", () => {
  it("has it in the place of cdktf, wherever cdktf was", () => {
    const manifest = {
      name: "stacks",
      dependencies: { cdktf: "0.21.0", constructs: "10.6.0" },
      devDependencies: { "cdktf-cli": "0.21.0", tsx: "4.0.0" },
    };
    expect(successorManifest(manifest, "workspace")).toEqual({
      name: "stacks",
      dependencies: { cdktf: "npm:cdktn@0.24.0", constructs: "10.6.0" },
      devDependencies: { tsx: "4.0.0" },
    });
  });

  it("stays as it is without cdktf, and overrides only at the root", () => {
    expect(successorManifest({ dependencies: { yaml: "2.9.1" } }, "workspace")).toEqual({
      dependencies: { yaml: "2.9.1" },
    });
    expect(successorManifest({ overrides: { a: "1" } }, "root")).toEqual({
      overrides: { a: "1", cdktf: "npm:cdktn@0.24.0" },
    });
  });
});

describe("two synthesised stacks", () => {
  const stack = (version: string, memory: number, names: string[]) => ({
    "//": { metadata: { version }, outputs: {} },
    resource: { aws_lambda_function: { api: { memory_size: memory, architectures: names } } },
  });

  it("are the same when only the library's version differs", () => {
    expect(synthDifferences(stack("0.21.0", 512, ["arm64"]), stack("0.24.0", 512, ["arm64"]))).toEqual([]);
  });

  it("differ where they differ", () => {
    expect(synthDifferences(stack("1", 512, ["arm64"]), stack("1", 256, ["arm64", "x86_64"]))).toEqual([
      "resource.aws_lambda_function.api.architectures.1",
      "resource.aws_lambda_function.api.memory_size",
    ]);
  });
});
