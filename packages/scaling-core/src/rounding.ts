/**
 * Rounds a computed capacity up to whole units. Every rounding of a capacity goes through here:
 * in floating point 21 / 0.7 is 30.000000000000004, and `Math.ceil` of that is one environment too many.
 *
 * @param units computed capacity, >= 0
 * @returns the smallest whole number not below `units` by more than a billionth of it
 * @example ceilCapacity(21 / 0.7) // 30
 */
export function ceilCapacity(units: number): number {
  const rounded = Math.ceil(units - Math.max(1, Math.abs(units)) * 1e-9);
  // Math.ceil gives -0 just below zero; a capacity is printed, compared and stored: keep it plain.
  return rounded === 0 ? 0 : rounded;
}
