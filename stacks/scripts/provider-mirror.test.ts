import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder } from "../test/scratch.js";
import { findProviderMirror } from "./provider-mirror.js";

const mirrored = (version: string, below = "") =>
  scratchFolder({ [join(below, "registry.terraform.io/hashicorp/aws", version, "linux_amd64/provider")]: "" });

describe("findProviderMirror", () => {
  it("finds a mirror up to two folders below a usual place", () => {
    const place = mirrored("5.100.0", "vendor/plugins");
    expect(findProviderMirror("5.100.0", {}, ["/nowhere", place])).toBe(join(place, "vendor/plugins"));
    expect(findProviderMirror("5.100.0", {}, [mirrored("5.100.0", "a/b/c")])).toBeUndefined();
  });

  it("passes over a mirror with another version: the registry has the right one", () => {
    expect(findProviderMirror("5.100.0", {}, [mirrored("5.99.0")])).toBeUndefined();
  });

  it("does as AUTOSCALER_PROVIDER_MIRROR says", () => {
    const mirror = mirrored("5.100.0");
    expect(findProviderMirror("5.100.0", { AUTOSCALER_PROVIDER_MIRROR: mirror }, [])).toBe(mirror);
    expect(findProviderMirror("5.100.0", { AUTOSCALER_PROVIDER_MIRROR: "none" }, [mirror])).toBeUndefined();
    expect(() => findProviderMirror("5.100.0", { AUTOSCALER_PROVIDER_MIRROR: "/nowhere" }, [mirror])).toThrow(
      'AUTOSCALER_PROVIDER_MIRROR is "/nowhere", which has no registry.terraform.io/hashicorp/aws/5.100.0',
    );
  });
});
