/** One way to write an instant. */
export interface TimestampKind {
  readonly name: string;
  /** Whether a text can be read this way. */
  accepts(text: string): boolean;
  /**
   * SQL for the whole epoch seconds of a text expression; NULL where the text cannot be read.
   *
   * @param logTimezone zone of instants that are written without one; IANA name
   */
  seconds(text: string, logTimezone: string): string;
}
