import { describe, expect, it } from "vitest";
import { cdktfArguments } from "./cdktf-arguments.js";

describe("cdktfArguments", () => {
  it("leaves out the lock of other platforms where providers come from a mirror", () => {
    expect(cdktfArguments(["deploy", "local"], "/mirror")).toEqual(["deploy", "local", "--skip-provider-lock"]);
    expect(cdktfArguments(["destroy", "local"], "/mirror")).toContain("--skip-provider-lock");
    expect(cdktfArguments(["deploy", "local"], undefined)).toEqual(["deploy", "local"]);
  });

  it("adds nothing to commands that make no lock", () => {
    expect(cdktfArguments(["output", "local"], "/mirror")).toEqual(["output", "local"]);
  });
});
