import { InvalidInputError } from "../errors.js";
import type { SimulationOptions } from "../options.js";

/** A trace that a manifest lists, with the options it should be simulated with. */
export interface ManifestEntry {
  readonly name: string;
  readonly options: Partial<SimulationOptions>;
}

/** How a profile's fields are called as options. */
const optionOf: Readonly<Record<string, keyof SimulationOptions>> = {
  scale: "scale",
  duration: "durationMs",
  cv: "durationCv",
  cold: "coldStartMs",
  mem: "memoryMb",
  burst: "burst",
  train: "train",
};

/**
 * Parses a manifest of traces: `{ "traces": [{ "name": "...", "profile": { scale, duration, cv, cold, mem, burst, train } }] }`.
 * Other fields of an entry are ignored, unknown fields of a profile are not.
 *
 * @throws {InvalidInputError} naming the file, the entry and what was expected
 */
export function parseManifest(text: string, file: string): readonly ManifestEntry[] {
  const parsed = parseJson(text, file);
  const traces = isRecord(parsed) ? parsed.traces : undefined;
  if (!Array.isArray(traces)) {
    throw new InvalidInputError({ where: file, value: typeof traces, expected: "an object with an array `traces`" });
  }
  return traces.map((entry: unknown, index) => {
    if (!isRecord(entry) || typeof entry.name !== "string") {
      throw new InvalidInputError({
        where: `${file}: traces[${index}]`,
        value: JSON.stringify(entry) ?? "nothing",
        expected: "an object with a `name`",
      });
    }
    return { name: entry.name, options: profileOptions(entry.profile ?? {}, `${file}: ${entry.name}.profile`) };
  });
}

function profileOptions(profile: unknown, where: string): Partial<SimulationOptions> {
  if (!isRecord(profile)) {
    throw new InvalidInputError({ where, value: JSON.stringify(profile), expected: "an object" });
  }
  const options: Partial<Record<keyof SimulationOptions, number>> = {};
  for (const [field, value] of Object.entries(profile)) {
    const option = optionOf[field];
    if (option === undefined) {
      throw new InvalidInputError({ where, value: field, expected: `one of ${Object.keys(optionOf).join(", ")}` });
    }
    if (typeof value !== "number") {
      throw new InvalidInputError({ where: `${where}.${field}`, value: JSON.stringify(value), expected: "a number" });
    }
    options[option] = value;
  }
  return options;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInputError({ where: file, value: why, expected: "JSON" });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
