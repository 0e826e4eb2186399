import { type Markup, markup } from "../../markup.js";
import type { Figure } from "../report.js";

/** Tiles of one number each. */
export function figuresSection(figures: readonly Figure[]): Markup {
  return markup`<dl class="figures">${figures.map(tile)}</dl>`;
}

function tile({ label, value, unit, comparison }: Figure): Markup {
  return markup`<div><dt>${label}</dt><dd class="value">${value}${
    unit === undefined ? undefined : markup`<span class="unit"> ${unit}</span>`
  }</dd>${
    comparison === undefined ? undefined : markup`<dd class="comparison ${comparison.verdict}">${comparison.text}</dd>`
  }</div>
`;
}
