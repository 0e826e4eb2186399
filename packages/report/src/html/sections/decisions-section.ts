import { formatNumber } from "../../format/number.js";
import { type Markup, markup } from "../../markup.js";
import { formatInstant } from "../../zone/instant.js";
import type { DecisionLine } from "../report.js";

/** Changes of capacity in the order given, each with its reasons. */
export function decisionsSection(decisions: readonly DecisionLine[], timeZone: string, label: string): Markup {
  if (decisions.length === 0) return markup`<p class="none">Nothing was changed.</p>`;
  return markup`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><ol class="decisions">
${decisions.map((decision) => line(decision, timeZone))}</ol></div>`;
}

function line({ at, from, to, reasons }: DecisionLine, timeZone: string): Markup {
  const up = from !== "unset" && to > from;
  const direction = from === "unset" ? "" : up ? "up" : to < from ? "down" : "";
  const spoken = direction === "" ? "set to" : `scaled ${direction} to`;
  const start = typeof from === "number" ? formatNumber(from) : from;
  return markup`<li><time datetime="${new Date(at).toISOString()}">${formatInstant(at, timeZone)}</time><span class="change ${direction}"><span class="from">${start}</span> <span class="arrow" aria-label="${spoken}">→</span> <b>${formatNumber(to)}</b></span><ul>${reasons.map((reason) => markup`<li>${reason}</li>`)}</ul></li>
`;
}
