import fc from "fast-check";

/** A request as the tests make it up. */
export interface TestEvent {
  /** Whole epoch seconds. */
  readonly second: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly cold: boolean;
}

/** Some days around a change of clocks; few different paths, so that they repeat. */
export const event: fc.Arbitrary<TestEvent> = fc.record({
  second: fc.integer({ min: Date.UTC(2026, 9, 24) / 1000, max: Date.UTC(2026, 9, 27) / 1000 }),
  method: fc.constantFrom("GET", "POST", "DELETE", "PROPFIND"),
  path: fc.constantFrom("/", "/cart", "/a%20b", "/日本語", "/x,y;z", "/say'quote"),
  status: fc.constantFrom(200, 204, 404, 503),
  durationMs: fc.integer({ min: 1, max: 9000 }),
  cold: fc.boolean(),
});

const iso = (second: number) => new Date(second * 1000).toISOString();

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `26/Oct/2026:05:00:00 +0200`, on clocks that are so many hours ahead. */
function clfTime(second: number, hours: number): string {
  const text = iso(second + hours * 3600);
  const sign = hours < 0 ? "-" : "+";
  const offset = `${sign}${String(Math.abs(hours)).padStart(2, "0")}00`;
  return `${text.slice(8, 10)}/${months[Number(text.slice(5, 7)) - 1]}/${text.slice(0, 4)}:${text.slice(11, 19)} ${offset}`;
}

interface Rendering {
  readonly header: readonly string[];
  render(event: TestEvent, index: number): string;
  /** What the log can say of an event. */
  readonly says: { readonly route: boolean; readonly status: boolean; readonly duration: boolean };
}

const everything = { route: true, status: true, duration: true };

/** Every format's way to write a request down. */
export const renderings: Readonly<Record<string, Rendering>> = {
  alb: {
    header: [],
    says: everything,
    render: ({ second, method, path, status, durationMs }, index) =>
      `https ${iso(second).replace(".000Z", ".123456Z")} app/lb/1 [2001:db8::${index.toString(16)}]:5 10.0.0.1:80 0.000 ` +
      `${(durationMs / 1000).toFixed(3)} 0.000 ${status} ${status} 1 1 "${method} https://example.com:443${path}?q=${index} HTTP/2.0" ` +
      `"agent \\x22${index}\\x22" - - arn "Root=1" "-" "-" 0 ${iso(second)} "forward" "-" "-" "-" "-" "-" "-"`,
  },
  clf: {
    header: [],
    says: { ...everything, duration: false },
    render: ({ second, method, path, status }, index) =>
      `2001:db8::${index.toString(16)} - - [${clfTime(second, (index % 25) - 12)}] "${method} ${path}?q=${index} HTTP/1.1" ${status} ${index} "-" "a \\"b\\" c"`,
  },
  cloudfront: {
    header: ["#Version: 1.0", "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent) time-taken"],
    says: everything,
    render: ({ second, method, path, status, durationMs }) =>
      [iso(second).slice(0, 10), iso(second).slice(11, 19), "::1", method, path, status, '"a"', durationMs / 1000].join(
        "\t",
      ),
  },
  "apigateway-json": {
    header: [],
    says: everything,
    render: ({ second, method, path, status, durationMs }, index) =>
      JSON.stringify({
        requestId: `id-${index}`,
        requestTimeEpoch: String(second * 1000 + (index % 1000)),
        httpMethod: method,
        path,
        status: String(status),
        responseLatency: String(durationMs),
        userAgent: 'said "hello"\n',
      }),
  },
  csv: {
    header: ["when,method,path,status,duration_ms"],
    says: everything,
    render: ({ second, method, path, status, durationMs }, index) =>
      `${index % 2 === 0 ? iso(second) : `${iso(second + 19_800).slice(0, 19)}+05:30`},${method},"${path}",${status},${durationMs}`,
  },
  "lambda-report": {
    header: [],
    says: { ...everything, route: false, status: false },
    render: ({ second, durationMs, cold }, index) =>
      `${new Date(second * 1000 + durationMs).toISOString()} REPORT RequestId: 1-${index}\tDuration: ${durationMs}.00 ms\t` +
      `Billed Duration: ${durationMs} ms\tMemory Size: 512 MB\tMax Memory Used: 99 MB\t${cold ? "Init Duration: 250.50 ms\t" : ""}`,
  },
  "lambda-platform": {
    header: [],
    says: { ...everything, route: false, status: false },
    render: ({ second, durationMs, cold }, index) =>
      JSON.stringify({
        time: new Date(second * 1000 + durationMs).toISOString(),
        type: "platform.report",
        record: {
          requestId: `1-${index}`,
          metrics: {
            durationMs,
            billedDurationMs: durationMs,
            memorySizeMB: 512,
            maxMemoryUsedMB: 99,
            ...(cold && { initDurationMs: 250.5 }),
          },
          status: "success",
        },
      }),
  },
};
