// Invisible characters, and those that turn the direction of text: a reviewer must see what is there.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from a plan as inline code: no line break, no markup, no mention comes out of it. */
export function inlineCode(text: string): string {
  const plain = text.replace(/\s+/g, " ").replace(INVISIBLE, "").replaceAll("`", "'").replaceAll("|", "¦").trim();
  return plain === "" ? "` `" : `\`${plain}\``;
}

/** Lines in a fenced block; the fence is longer than any in the lines, so that nothing ends it early. */
export function fenced(lines: readonly string[], language: string): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join("\n");
}

/** A block that is folded until the reader opens it. */
export function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** A line that stays a line: no control characters, and cut where nobody reads on. */
export function oneLine(text: string, maxCharacters: number): string {
  const plain = text.replace(/[\r\n\t]+/g, " ").replace(INVISIBLE, "");
  const characters = [...plain];
  return characters.length <= maxCharacters ? plain : `${characters.slice(0, maxCharacters - 1).join("")}…`;
}
