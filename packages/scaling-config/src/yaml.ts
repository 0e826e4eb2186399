import { isNode, LineCounter, parseDocument } from "yaml";
import { PolicyFileError, type PolicyProblem } from "./errors.js";
import { type PolicyFile, parsePolicyFile } from "./parse.js";

/** A policy file read from text: checked, and as the plain value that was written. */
export interface PolicyText {
  readonly file: PolicyFile;
  readonly value: unknown;
}

/**
 * Reads a policy file from YAML or JSON text (JSON is YAML); problems name their line.
 * Kept out of the main entry: the Lambda reads JSON and must not carry a YAML parser.
 *
 * @throws {PolicyFileError} for text that is no YAML and for every problem that `parsePolicyFile` finds
 */
export function parsePolicyText(text: string, { source }: { readonly source: string }): PolicyText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      path: "",
      value: message,
      expected: "valid YAML or JSON",
      line: lines.linePos(pos[0]).line,
    }));
    throw new PolicyFileError(source, problems);
  }
  const value: unknown = document.toJS();
  try {
    return { file: parsePolicyFile(value, { source }), value };
  } catch (cause) {
    if (!(cause instanceof PolicyFileError)) throw cause;
    const located = cause.problems.map((problem): PolicyProblem => {
      const line = lineOf(problem.path);
      return line === undefined ? problem : { ...problem, line };
    });
    throw new PolicyFileError(source, located);
  }

  /** The line of the deepest node on the path that exists. */
  function lineOf(path: string): number | undefined {
    const keys = path === "" ? [] : path.split(/[.[\]]+/).filter((key) => key !== "");
    for (let depth = keys.length; depth > 0; depth--) {
      const node = document.getIn(keys.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return keys.length === 0 ? 1 : undefined;
  }
}
