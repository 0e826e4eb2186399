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
    "integrationlatencyms",
    "integrationlatency",
    "responselatencyms",
    "responselatency",
    "durationms",
    "duration",
    "latencyms",
    "latency",
    "responsetimems",
    "responsetime",
    "requestduration",
    "elapsedms",
    "elapsed",
    "durations",
    "durationseconds",
    "latencys",
    "latencyseconds",
    "durationus",
    "latencyus",
    "timetaken",
  ],
  count: ["count", "requests", "hits", "invocations"],
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** @returns index of the name that is most usual for the role */
export function fieldFor(role: Role, names: readonly string[]): number | undefined {
  const places = names.map((name) => usualNames[role].indexOf(plain(name)));
  const known = places.filter((place) => place >= 0);
  return known.length === 0 ? undefined : places.indexOf(Math.min(...known));
}

/** Milliseconds in one unit of a duration, told from its name (`latency_s`, `elapsed_us`); ms where it says nothing. */
export function millisecondsPerUnit(name: string): number {
  if (/(_s|_sec|_secs|seconds|Seconds)$/.test(name) && !/(milli|micro|nano)/i.test(name)) return 1000;
  if (/(_us|micros|microseconds)$/i.test(name)) return 0.001;
  if (/(_ns|nanos|nanoseconds)$/i.test(name)) return 1e-6;
  return 1;
}
