/** What the columns of a CSV or the keys of a JSON log are used for. */
export type Role = "time" | "method" | "path" | "status" | "duration" | "count";

/** Usual names, best first; compared without case and punctuation. */
const usualNames: Readonly<Record<Role, readonly string[]>> = {
  time: [
    "timestamp",
    "requesttimeepoch",
    "requesttime",
    "time",
    "datetime",
    "date",
    "ts",
    "createdat",
    "eventtime",
    "at",
  ],
  method: ["method", "httpmethod", "requestmethod", "verb"],
  path: ["routekey", "route", "resourcepath", "path", "uri", "url", "requesturi", "endpoint", "resource", "request"],
  status: ["status", "statuscode", "httpstatus", "responsestatus", "code"],
  duration: [
    "integrationlatency",
    "responselatency",
    "duration",
    "latency",
    "responsetime",
    "requestduration",
    "processingtime",
    "elapsed",
    "timetaken",
  ],
  count: ["count", "requests", "hits", "invocations"],
};

/** Units that a name may end with, in milliseconds. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  millis: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  seconds: 1000,
  us: 0.001,
  micros: 0.001,
  microseconds: 0.001,
  ns: 1e-6,
  nanos: 1e-6,
  nanoseconds: 1e-6,
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** @returns index of the name that is most usual for the role */
export function fieldFor(role: Role, names: readonly string[]): number | undefined {
  const places = names.map((name) => {
    const place = usualNames[role].indexOf(plain(name));
    return place < 0 && role === "duration" ? usualNames.duration.indexOf(splitUnit(name).base) : place;
  });
  const known = places.filter((place) => place >= 0);
  return known.length === 0 ? undefined : places.indexOf(Math.min(...known));
}

/** Milliseconds in one unit of a duration, told from its name (`latency_s`, `elapsedUs`); 1 where it names no unit. */
export const millisecondsPerUnit = (name: string): number => splitUnit(name).milliseconds;

function splitUnit(name: string): { readonly base: string; readonly milliseconds: number } {
  const whole = plain(name);
  for (const base of usualNames.duration) {
    const milliseconds = whole.startsWith(base) ? units[whole.slice(base.length)] : undefined;
    if (milliseconds !== undefined) return { base, milliseconds };
  }
  return { base: whole, milliseconds: 1 };
}
