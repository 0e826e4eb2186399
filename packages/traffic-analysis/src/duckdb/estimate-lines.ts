import type { LogGroup } from "./group-alike.js";

/** Logs compress to about a tenth. */
const compressionRatio = 10;

/** About how many lines there are: bytes over the length of the sample's lines. */
export function estimateLines(groups: readonly LogGroup[]): number {
  const files = groups.flatMap((group) => group.files);
  return files.reduce((sum, { bytes, compression, lines }) => {
    const sampled = lines.reduce((length, line) => length + line.length + 1, 0);
    const content = compression === "gzip" ? bytes * compressionRatio : bytes;
    return sum + (content * lines.length) / sampled;
  }, 0);
}
