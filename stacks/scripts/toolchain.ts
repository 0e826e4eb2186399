import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import bindings from "@cdktf/provider-aws/package.json" with { type: "json" };
import { cliConfig } from "./cli-config.js";
import { isLoopback, localCredentials } from "./local-endpoint.js";
import { findProviderMirror } from "./provider-mirror.js";
import { findTerraform } from "./terraform-binary.js";

type Variables = Readonly<Record<string, string | undefined>>;

/** What it takes to run terraform or cdktf on this machine. */
export interface Toolchain {
  /** Path of terraform. */
  readonly terraform: string;
  /** Folder that providers come from; undefined: the registry. */
  readonly mirror: string | undefined;
  /** Environment for the child process. */
  readonly variables: Variables;
}

/** Version of the AWS provider that the bindings were generated from: what is tested is what is deployed. */
export const boundProviderVersion = bindings.cdktf.provider.version;

/**
 * Finds terraform and its provider, and writes what terraform must know into a scratch folder.
 *
 * A configuration of the user's own (`TF_CLI_CONFIG_FILE`) is kept, unless it names a file that does not exist.
 * Towards a loopback endpoint, real credentials are replaced: they have no business there.
 *
 * @param scratch existing folder, kept as long as terraform runs
 * @throws {ConfigurationError} when terraform is missing, or a variable names something that is not there
 */
export function findToolchain(variables: Variables, scratch: string): Toolchain {
  const terraform = findTerraform(variables);
  const mirror = findProviderMirror(boundProviderVersion, variables);
  const own = variables.TF_CLI_CONFIG_FILE;
  let config = own;
  if (own === undefined || !existsSync(own)) {
    config = join(scratch, "terraform.rc");
    writeFileSync(config, cliConfig(mirror));
  }
  const endpoint = variables.AWS_ENDPOINT_URL;
  return {
    terraform,
    mirror,
    variables: {
      ...variables,
      ...(endpoint !== undefined && isLoopback(endpoint) ? localCredentials(variables) : {}),
      TF_CLI_CONFIG_FILE: config,
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
      TERRAFORM_BINARY_NAME: terraform,
      npm_config_loglevel: "error",
    },
  };
}
