/** Characters that GitHub takes in a comment or an issue. Source: GitHub's own message, "maximum is 65536 characters". */
export const MAX_COMMENT_CHARACTERS = 65_536;

/** The first lines that fit, and how many do not. Lines are kept or left out whole. */
export function linesThatFit(
  lines: readonly string[],
  maxCharacters: number,
): { readonly kept: readonly string[]; readonly left: number } {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > maxCharacters) break;
    count += 1;
  }
  return { kept: lines.slice(0, count), left: lines.length - count };
}
