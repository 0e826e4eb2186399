import type { Layout } from "../formats/layout.js";
import type { LogFile } from "../input/log-file.js";
import { literal } from "../sql/quote.js";

/** Longer than any line of a log: load balancers and web servers cut requests off at 8 to 64 KB. */
const longestLineBytes = 1 << 20;

/** Four lines of the longest kind. DuckDB's own 32 MB a thread would be most of the memory that the analysis takes. */
const bufferBytes = 4 * longestLineBytes;

/**
 * SQL of a relation `line, f` over files of one layout and one compression.
 *
 * Every line is one row, whatever is in it: the reader splits at newlines only, and takes no notice of quotes. (U+0001
 * stands for the column separator that it insists on.) A broken line spoils itself, never its neighbours.
 */
export function linesRelation(files: readonly LogFile[], { parse }: Layout): string {
  const paths = files.map(({ path }) => literal(escapeGlob(path))).join(", ");
  const compression = files[0]?.compression ?? "none";
  return `(SELECT line, ${parse} AS f FROM read_csv([${paths}], columns = {'line': 'VARCHAR'}, auto_detect = false,
    header = false, delim = chr(1), quote = '', escape = '', strict_mode = false,
    compression = '${compression}', max_line_size = ${longestLineBytes}, buffer_size = ${bufferBytes})
    WHERE line IS NOT NULL)`;
}

/** DuckDB reads every path as a pattern. */
const escapeGlob = (path: string): string => path.replace(/[*?[]/g, "[$&]");
