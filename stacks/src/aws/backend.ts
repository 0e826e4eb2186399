import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { Backend } from "../stage/stage.js";

export interface BackendPlace {
  /** Region of the state bucket. */
  readonly region: string;
  /** Absent: left out, so that `terraform init -backend-config=bucket=...` can say it; without either, init refuses. */
  readonly stateBucket?: string;
}

/** Says where a stack's state is kept, and how two applies are kept apart. */
export function configureBackend(stack: TerraformStack, backend: Backend, place: BackendPlace): void {
  const name = stack.node.id;
  if (backend.kind === "local") {
    // Beside the output folder, which is emptied at will; relative, so that the synth does not depend on the checkout.
    new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
    return;
  }
  new S3Backend(stack, {
    bucket: place.stateBucket ?? "",
    key: `${name}.tfstate`,
    region: place.region,
    encrypt: true,
  });
  // Terraform >= 1.10 locks by a file beside the state; cdktf 0.21 has no property for it.
  stack.addOverride("terraform.backend.s3.use_lockfile", true);
  if (place.stateBucket === undefined) stack.addOverride("terraform.backend.s3.bucket", undefined);
}
