/** A log file that has been looked into. */
export interface LogFile {
  /** What to call it in messages. */
  readonly where: string;
  readonly path: string;
  readonly compression: "none" | "gzip";
  /** As it lies on the disk. */
  readonly bytes: number;
  /** Whole lines from its start; none empty. */
  readonly lines: readonly string[];
}
