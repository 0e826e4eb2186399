import { palette, themeProperties } from "./palette.js";

/** Fonts that are there already, everywhere. */
export const fontStack = `ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif`;

const toneRules = Object.keys(palette)
  .map((name) => `.sa .f-${name}{fill:var(--sa-${name})}.sa .s-${name}{stroke:var(--sa-${name})}`)
  .join("");

/**
 * The style of every chart: both themes by `prefers-color-scheme`, light on paper. Classes: `f-<tone>` fills,
 * `s-<tone>` strokes. Colours are the only thing left to CSS; sizes and places are in the picture.
 */
export const chartStyle = [
  `.sa{${themeProperties("light")};color-scheme:light dark;max-width:100%;height:auto;display:block;font-family:${fontStack};font-size:12px;font-variant-numeric:tabular-nums}`,
  `@media (prefers-color-scheme:dark){.sa{${themeProperties("dark")}}}`,
  `@media print{.sa{${themeProperties("light")}}}`,
  toneRules,
  ".sa .line{fill:none;stroke-linejoin:round;stroke-linecap:round}",
  ".sa .halo{paint-order:stroke;stroke:var(--sa-surface);stroke-width:3px;stroke-linejoin:round}",
  ".sa .title{font-size:15px;font-weight:600}",
  ".sa .strong{font-weight:600}",
  ".sa .hit{fill:var(--sa-ink);fill-opacity:0}",
  ".sa .hit:hover{fill-opacity:.07}",
].join("\n");
