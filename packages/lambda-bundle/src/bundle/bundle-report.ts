/** One npm package's share of what a cold start loads. */
export interface Contributor {
  /** Package name; for a source that lies in no named package, its path. */
  readonly name: string;
  readonly bytes: number;
}

/** One file of the deployed folder. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: number;
  /** `start`: every cold start loads it; `lazy`: loaded by a dynamic import when used; `map`: read by no one unless source maps are on. */
  readonly role: "start" | "lazy" | "map";
}

/** What was built, measured in bytes on disk, unzipped. */
export interface BundleReport {
  readonly outdir: string;
  readonly files: readonly BundleFile[];
  /** The entry and all that it imports statically: what every cold start reads and compiles. The budget is on this. */
  readonly startBytes: number;
  /** What dynamic imports add when they are used. */
  readonly lazyBytes: number;
  readonly budgetBytes: number;
  /** Largest first, of `startBytes` only. */
  readonly contributors: readonly Contributor[];
  readonly warnings: readonly string[];
}

const LISTED_CONTRIBUTORS = 10;

/** The largest contributors as a table: bytes, share of the start size, package. */
export function contributorTable(report: Pick<BundleReport, "contributors" | "startBytes">): string {
  const rows = report.contributors.slice(0, LISTED_CONTRIBUTORS).map(({ name, bytes }) => {
    const share = ((100 * bytes) / report.startBytes).toFixed(1);
    return `${formatKilobytes(bytes).padStart(10)} ${`${share} %`.padStart(7)}  ${name}`;
  });
  const unlisted = report.contributors.length - rows.length;
  return [...rows, ...(unlisted > 0 ? [`${" ".repeat(20)}and ${unlisted} smaller`] : [])].join("\n");
}

/** What a build prints: the size against its budget, then who makes it up. */
export function formatReport(report: BundleReport): string {
  const used = ((100 * report.startBytes) / report.budgetBytes).toFixed(0);
  const lazy = report.lazyBytes > 0 ? `, ${formatKilobytes(report.lazyBytes)} more when used` : "";
  return [
    `${report.outdir}: ${formatKilobytes(report.startBytes)} of ${formatKilobytes(report.budgetBytes)} (${used} %)${lazy}`,
    contributorTable(report),
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join("\n");
}

/** Bytes as kilobytes of 1,000, as bundlers and the Lambda console count them: `421.3 KB`. */
export function formatKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
