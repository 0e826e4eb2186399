import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../test/scratch.js";
import { findTerraform } from "./terraform-binary.js";

function folderWith(name: string): string {
  const folder = scratchFolder({ [name]: "#!/bin/sh\n" });
  chmodSync(join(folder, name), 0o755);
  return folder;
}

describe("findTerraform", () => {
  it("takes the first on the path", () => {
    const [one, other] = [folderWith("terraform"), folderWith("terraform")];
    expect(findTerraform({ PATH: ["/nowhere", one, other].join(delimiter) })).toBe(join(one, "terraform"));
  });

  it("takes what TERRAFORM_BINARY_NAME says: a name on the path, or a path", () => {
    const folder = folderWith("tofu");
    expect(findTerraform({ PATH: folder, TERRAFORM_BINARY_NAME: "tofu" })).toBe(join(folder, "tofu"));
    expect(findTerraform({ PATH: "", TERRAFORM_BINARY_NAME: join(folder, "tofu") })).toBe(join(folder, "tofu"));
  });

  it("says what was looked for, where, and how to get it", () => {
    const notExecutable = scratchFolder({ terraform: "" });
    expect(() => findTerraform({ PATH: ["/nowhere", notExecutable].join(delimiter) })).toThrow(
      `terraform was not found: terraform is in none of /nowhere, ${notExecutable}. Install terraform 1.10 or later`,
    );
    expect(() => findTerraform({ TERRAFORM_BINARY_NAME: "/nowhere/terraform" })).toThrow(
      "/nowhere/terraform is not an executable file",
    );
  });
});
