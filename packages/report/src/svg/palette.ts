/** A colour in both themes; each reads on its surface as text (contrast of 4.5 to 1 and more). */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colours of all pictures. Series hues keep apart for deuteranopes and protanopes (blue, orange, teal, ...), and
 * lines differ in their dashes too, so no chart is read by colour alone.
 */
export const palette = {
  surface: { light: "#ffffff", dark: "#121417" },
  ink: { light: "#1b1f24", dark: "#eceef1" },
  muted: { light: "#5a626c", dark: "#a3abb5" },
  grid: { light: "#e7e9ec", dark: "#272b30" },
  axis: { light: "#b6bcc4", dark: "#4a5058" },
  load: { light: "#3b6ea5", dark: "#7db0e8" },
  shade: { light: "#f3d9a4", dark: "#5c4a1f" },
  series1: { light: "#c2410c", dark: "#ff9b61" },
  series2: { light: "#0b7a6b", dark: "#4fd0b8" },
  series3: { light: "#7a3bb8", dark: "#c9a4ff" },
  series4: { light: "#8a6100", dark: "#e3bd55" },
  series5: { light: "#b3245f", dark: "#ff8db4" },
} as const satisfies Record<string, Tone>;

export type ToneName = keyof typeof palette;

/** Tones for series, in the order in which they are given out. */
export const seriesTones = ["series1", "series2", "series3", "series4", "series5"] as const;

/** Dashes for series, in the same order: a second way to tell them apart. */
const seriesDashes = ["none", "7 3", "2 3", "9 3 2 3", "4 4"] as const;

/** How the n-th series looks. Beyond the tones colours begin again, each with another dash than before. */
export function seriesLook(index: number): { readonly tone: ToneName; readonly dash: string } {
  const round = Math.floor(index / seriesTones.length);
  const tone = seriesTones[index % seriesTones.length] ?? "series1";
  return { tone, dash: seriesDashes[(index + round) % seriesDashes.length] ?? "none" };
}

/** CSS custom properties of one theme: `--sa-ink: #1b1f24; ...` */
export function themeProperties(theme: keyof Tone): string {
  return Object.entries(palette)
    .map(([name, tone]) => `--sa-${name}:${tone[theme]}`)
    .join(";");
}
