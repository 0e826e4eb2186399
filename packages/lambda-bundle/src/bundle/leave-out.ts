import type { Plugin } from "esbuild";

/** An esbuild plugin that leaves modules out of a bundle, and which of its fragments have matched so far. */
export interface LeaveOut {
  readonly plugin: Plugin;
  unmatched(): readonly string[];
}

/**
 * Replaces every module whose path contains one of the fragments by one that throws when it is first required, naming
 * itself. For tables and plug-ins that a package carries and this function never reaches.
 *
 * @param fragments parts of a path with forward slashes, for example `iconv-lite/encodings/tables/`
 */
export function leaveOut(fragments: readonly string[]): LeaveOut {
  const matched = new Set<string>();
  return {
    unmatched: () => fragments.filter((fragment) => !matched.has(fragment)),
    plugin: {
      name: "leave-out",
      setup({ onLoad }) {
        onLoad({ filter: /.*/ }, ({ path }) => {
          const slashed = path.replaceAll("\\", "/");
          const fragment = fragments.find((candidate) => slashed.includes(candidate));
          if (fragment === undefined) return undefined;
          matched.add(fragment);
          // From the fragment on: the path before it differs from checkout to checkout.
          const name = slashed.slice(slashed.indexOf(fragment));
          return {
            contents: `throw new Error(${JSON.stringify(`${name} was left out of this bundle`)});`,
            loader: "js",
          };
        });
      },
    },
  };
}
