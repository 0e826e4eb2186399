import type { Control } from "./target.js";

/** Under this name stands what an operator says about every target; no target can be called so. */
export const ALL_TARGETS = "*";

/**
 * What holds for one target now, part by part: its own word before the word about all. What has run out does not stand
 * before what has not.
 *
 * @returns undefined when nothing holds
 */
export function effectiveControl(own: Control | undefined, all: Control | undefined, now: number): Control | undefined {
  const pause = [own?.pause, all?.pause].find((said) => said !== undefined && now < said.until);
  const override = [own?.override, all?.override].find((said) => said !== undefined && now < said.until);
  if (pause === undefined && override === undefined) return undefined;
  return { ...(pause === undefined ? {} : { pause }), ...(override === undefined ? {} : { override }) };
}
