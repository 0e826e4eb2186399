import type { EventSql } from "./layout.js";

/** Where the fields of a CloudFront log are; undefined when the log was set up without the field. */
export interface CloudFrontFields {
  /** Whole epoch seconds. */
  readonly second: string;
  readonly method: string | undefined;
  /** `cs-uri-stem`: the path, percent-encoded. */
  readonly path: string | undefined;
  readonly status: string | undefined;
  /** `time-taken`: seconds, text or number. */
  readonly secondsTaken: string | undefined;
}

/** What a CloudFront log says about a request, for both engines. */
export function cloudFrontEvent({ second, method, path, status, secondsTaken }: CloudFrontFields): EventSql {
  const route = method !== undefined && path !== undefined ? `${method} || ' ' || ${path}` : path;
  return {
    second,
    ...(route === undefined ? {} : { route }),
    ...(status === undefined ? {} : { status }),
    ...(secondsTaken === undefined ? {} : { durationMs: `TRY_CAST(${secondsTaken} AS DOUBLE) * 1000` }),
  };
}
