import { TerraformOutput, type TerraformStack } from "cdktf";

/** Declares an output under exactly this name; cdktf would append a digest of its path. */
export function output(stack: TerraformStack, name: string, value: string, description: string): void {
  new TerraformOutput(stack, name, { value, description, staticId: true });
}
