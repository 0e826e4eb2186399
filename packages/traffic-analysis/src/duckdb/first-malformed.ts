import type { DuckDBConnection } from "@duckdb/node-api";
import { type LocatedLine, locateLines } from "../input/locate-lines.js";
import { malformedQuery } from "../sql/malformed-query.js";
import type { LogGroup } from "./group-alike.js";
import { linesRelation } from "./lines-relation.js";

/** The first malformed lines with their places; a second look at the files, which stops when it has enough. */
export async function firstMalformed(
  connection: DuckDBConnection,
  groups: readonly LogGroup[],
  most: number,
): Promise<readonly LocatedLine[]> {
  const located: LocatedLine[] = [];
  // Only then does LIMIT mean the first lines of the file.
  await connection.run("SET preserve_insertion_order = true");
  for (const { files, layout } of groups) {
    const relation = linesRelation(files, layout);
    const query = malformedQuery({ relation, event: layout.event }, most - located.length);
    const rows = (await connection.runAndReadAll(query)).getRows();
    located.push(
      ...(await locateLines(
        files,
        rows.map(([line]) => String(line)),
      )),
    );
    if (located.length >= most) break;
  }
  return located;
}
