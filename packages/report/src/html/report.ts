import type { Chart } from "../chart.js";
import type { Table } from "../table/table.js";

/** A report: what it is about, then sections in the order of reading. All of it is text; none of it is markup. */
export interface Report {
  readonly title: string;
  /** One line under the title: what was measured, over which time. */
  readonly subtitle?: string;
  readonly sections: readonly Section[];
  /** The last line: what made it, from what. */
  readonly footer?: string;
}

/** A part of a report. */
export type Section =
  | ({ readonly kind: "figures"; readonly figures: readonly Figure[] } & Headed)
  | ({ readonly kind: "chart"; readonly chart: Chart } & Captioned)
  | ({ readonly kind: "table"; readonly table: Table } & Headed & Captioned)
  | ({ readonly kind: "decisions"; readonly timeZone?: string; readonly decisions: readonly DecisionLine[] } & Headed)
  | ({ readonly kind: "text"; readonly text: string } & Headed)
  | ({ readonly kind: "notes"; readonly paragraphs: readonly string[] } & Headed);

/** A section's own title; a chart's is the chart's. */
export interface Headed {
  readonly heading?: string;
}

/** What to read out of it, in a sentence. */
export interface Captioned {
  readonly caption?: string;
}

/** One number that matters, formatted. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  /** Against what it is to be read: `31% less than doing nothing`. */
  readonly comparison?: { readonly text: string; readonly verdict: "better" | "worse" | "same" };
}

/** A change of capacity and why. */
export interface DecisionLine {
  /** Epoch ms. */
  readonly at: number;
  readonly from: number | "unset";
  readonly to: number;
  readonly reasons: readonly string[];
}
