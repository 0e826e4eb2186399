import { describe, expect, it } from "vitest";
import { palette, seriesTones } from "./palette.js";

const themes = ["light", "dark"] as const;
const texts = ["ink", "muted", "load", ...seriesTones] as const;

describe("palette", () => {
  it.each(themes.flatMap((theme) => texts.map((tone) => ({ theme, tone }))))(
    "$tone reads as text on the $theme surface",
    ({ theme, tone }) => {
      // WCAG 2.2, success criterion 1.4.3: 4.5 to 1.
      expect(contrast(palette[tone][theme], palette.surface[theme])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(themes.flatMap((theme) => Object.keys(deficiencies).map((deficiency) => ({ theme, deficiency }))))(
    "load and the first two capacities stay apart with $deficiency on the $theme surface",
    ({ theme, deficiency }) => {
      const matrix = deficiencies[deficiency] ?? [];
      const tones = [palette.load, palette.series1, palette.series2].map((tone) => lab(seen(tone[theme], matrix)));
      // A distance of 2.3 is just noticeable; thin lines need several times as much.
      for (const [index, one] of tones.entries()) {
        for (const other of tones.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(15);
      }
    },
  );
});

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const deficiencies: Readonly<Record<string, readonly (readonly number[])[]>> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function linear(hex: string): number[] {
  return [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function product(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * (vector[index] ?? 0), 0));
}

function seen(hex: string, matrix: readonly (readonly number[])[]): number[] {
  return product(matrix, linear(hex)).map((channel) => Math.max(0, Math.min(1, channel)));
}

/** CIE Lab, D65. */
function lab(rgb: readonly number[]): number[] {
  const xyz = product(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    rgb,
  );
  const [x = 0, y = 0, z = 0] = xyz.map((value, index) => {
    const ratio = value / ([0.95047, 1, 1.08883][index] ?? 1);
    return ratio > 0.008856 ? Math.cbrt(ratio) : 7.787 * ratio + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));
}
