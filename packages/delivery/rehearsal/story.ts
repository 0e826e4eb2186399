/** What is told while it happens, and what was not as it should be. */
export interface Story {
  chapter(title: string): void;
  tell(line: string): void;
  /** Lines of a text, indented. */
  quote(text: string, maxLines: number): void;
  /** Goes on either way; the rehearsal fails at the end when this was not so. */
  expect(what: string, isSo: boolean): void;
}

/** Tells on stdout. */
export function startStory(): Story & { readonly failures: readonly string[] } {
  const started = Date.now();
  const failures: string[] = [];
  const print = (line: string): void => console.log(line);
  return {
    failures,
    chapter: (title) => print(`\n${title}  [${Math.round((Date.now() - started) / 1000)} s]`),
    tell: (line) => print(`  ${line}`),
    quote(text, maxLines) {
      const lines = text.trimEnd().split("\n");
      for (const line of lines.slice(0, maxLines)) print(`    | ${line}`);
      if (lines.length > maxLines) print(`    | ... ${lines.length - maxLines} more lines`);
    },
    expect(what, isSo) {
      print(`  ${isSo ? "ok  " : "FAIL"} ${what}`);
      if (!isSo) failures.push(what);
    },
  };
}
