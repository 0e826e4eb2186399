import type { EventSql } from "./layout.js";

/** Where the fields of an ALB log are: groups of a regular expression here, columns of a table on Athena. */
export interface AlbFields {
  /** Whole epoch seconds. */
  readonly second: string;
  /** Method and URL, as text. */
  readonly request: string;
  /** `elb_status_code`, as text. */
  readonly status: string;
  /** `target_processing_time`: seconds, text or number; -1 when the request never reached a target. */
  readonly targetSeconds: string;
}

/** What an ALB log says about a request, for both engines. */
export function albEvent({ second, request, status, targetSeconds }: AlbFields): EventSql {
  const seconds = `TRY_CAST(${targetSeconds} AS DOUBLE)`;
  return {
    second,
    // What a client sent that was no request is logged as "- http://...:80- ".
    route: `CASE WHEN ${request} LIKE '- %' THEN '(not HTTP)' ELSE ${request} END`,
    status,
    durationMs: `CASE WHEN ${seconds} >= 0 THEN ${seconds} * 1000 END`,
  };
}
