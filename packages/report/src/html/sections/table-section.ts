import { type Markup, markup } from "../../markup.js";
import { alignmentOf, type Cell, cellText, checkTable, type Table } from "../../table/table.js";

/** A table in a box of its own: a long or wide one scrolls inside it. */
export function tableSection(table: Table, label: string): Markup {
  checkTable(table);
  const classes = table.columns.map((_, column) => (alignmentOf(table, column) === "right" ? "number" : "text"));
  const head = table.columns.map(
    (column, index) => markup`<th scope="col" class="${classes[index]}">${column.label}</th>`,
  );
  const rows = table.rows.map((row, index) => {
    const cells = row.map((cell, column) => bodyCell(cell, classes[column] ?? "text", column === 0));
    return index === table.strongRow ? markup`<tr class="strong">${cells}</tr>\n` : markup`<tr>${cells}</tr>\n`;
  });
  return markup`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

function bodyCell(cell: Cell, name: string, heads: boolean): Markup {
  const text = cellText(cell);
  if (heads) return markup`<th scope="row" class="${name}"${sortBy(cell)}>${text}</th>`;
  return markup`<td class="${name}"${sortBy(cell)}>${text}</td>`;
}

function sortBy(cell: Cell): Markup | undefined {
  if (typeof cell === "string") return undefined;
  const value = typeof cell === "number" ? cell : cell.sortBy;
  return Number.isFinite(value) ? markup` data-sort="${String(value)}"` : undefined;
}
