import { ConfigurationError } from "./errors.js";

/** What the synth takes from its environment; nothing else in this app reads `process.env`. */
export interface Environment {
  /** Name of the bucket that stack `bootstrap` made. Absent: not known here, terraform is told at `init`. */
  readonly stateBucket?: string;
  /** The repository whose workflows may deploy, as GitHub writes it in a token's subject. Absent: no OIDC roles. */
  readonly githubRepository?: string;
}

const VARIABLES = {
  stateBucket: {
    name: "AUTOSCALER_STATE_BUCKET",
    // Source: S3 user guide, "Bucket naming rules" (read 2026-11); dots are left out, they break TLS host names.
    pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    expected: "the name of an S3 bucket: 3 to 63 lower-case letters, digits and hyphens",
  },
  githubRepository: {
    name: "AUTOSCALER_GITHUB_REPOSITORY",
    // A wildcard here would let every repository of the owner deploy.
    pattern: /^[A-Za-z0-9-]+(@\d+)?\/[A-Za-z0-9._-]+(@\d+)?$/,
    expected: "owner/repository, or owner@ID/repository@ID where GitHub puts numeric ids into the subject",
  },
} as const;

/** @throws {ConfigurationError} naming the variable, its value and what was expected */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = (key: keyof typeof VARIABLES): string | undefined => {
    const { name, pattern, expected } = VARIABLES[key];
    const value = variables[name];
    if (value === undefined || value === "") return undefined;
    if (!pattern.test(value)) throw new ConfigurationError(`${name} is "${value}"; expected ${expected}`);
    return value;
  };
  const stateBucket = read("stateBucket");
  const githubRepository = read("githubRepository");
  return {
    ...(stateBucket === undefined ? {} : { stateBucket }),
    ...(githubRepository === undefined ? {} : { githubRepository }),
  };
}
