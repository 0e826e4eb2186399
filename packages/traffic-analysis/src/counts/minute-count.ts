/** What one minute of the log held. */
export interface MinuteCount {
  /** Whole epoch minutes. */
  readonly minute: number;
  readonly requests: number;
  /** Most requests in one second of it. */
  readonly busiestSecond: number;
  /** Sum of the squared counts of its seconds. */
  readonly squares: number;
  /** Sum of the durations of its requests that have one; milliseconds. */
  readonly durationMs: number;
  /** Requests with a duration. */
  readonly timed: number;
  readonly coldStarts: number;
  /** Sum of the cold starts' times; milliseconds. */
  readonly initMs: number;
}
