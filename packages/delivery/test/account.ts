import type { AliasTarget, DeployedFunctions } from "../src/release/deployed-functions.js";

/** An account that remembers functions and aliases, for tests that need no AWS. */
export class Account implements DeployedFunctions {
  readonly code = new Map<string, string>();
  readonly aliases = new Map<string, AliasTarget>();
  /** Aliases that refuse to be moved. */
  readonly stuck = new Set<string>();

  async codeSha256(functionName: string, qualifier: string | undefined): Promise<string | undefined> {
    return this.code.get(qualifier === undefined ? functionName : `${functionName}:${qualifier}`);
  }

  async alias(functionName: string, alias: string): Promise<AliasTarget | undefined> {
    return this.aliases.get(`${functionName}:${alias}`);
  }

  async pointAlias(functionName: string, alias: string, target: AliasTarget): Promise<void> {
    const name = `${functionName}:${alias}`;
    if (this.stuck.has(name)) throw new Error("Rate exceeded");
    this.aliases.set(name, target);
  }
}
