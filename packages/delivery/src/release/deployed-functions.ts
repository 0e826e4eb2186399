/** What Lambda says of the functions that are deployed; answered by AWS, by the emulator, or by a test. */
export interface DeployedFunctions {
  /** Base64 SHA-256 of the code behind a function or its alias; undefined: there is no such function or alias. */
  codeSha256(functionName: string, qualifier: string | undefined): Promise<string | undefined>;
  /** Where an alias points; undefined: there is no such alias. */
  alias(functionName: string, alias: string): Promise<AliasTarget | undefined>;
  pointAlias(functionName: string, alias: string, target: AliasTarget): Promise<void>;
}

/** What an alias sends callers to. */
export interface AliasTarget {
  readonly version: string;
  /** Share of callers by further version; fraction. Empty: everybody reaches `version`. */
  readonly weights: Readonly<Record<string, number>>;
}
