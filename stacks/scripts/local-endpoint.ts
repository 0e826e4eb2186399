type Variables = Readonly<Record<string, string | undefined>>;

/** Whether an endpoint is on this machine, so that nothing said to it leaves it. */
export function isLoopback(endpoint: string): boolean {
  return URL.canParse(endpoint) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(endpoint).hostname);
}

/** Environment in which AWS clients speak to an endpoint of this machine: made-up keys, and none of the real ones. */
export function localCredentials(variables: Variables): Variables {
  return {
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: variables.AWS_REGION ?? "us-east-1",
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
    // Only ever meant for the way out of this machine.
    AWS_CA_BUNDLE: undefined,
  };
}
