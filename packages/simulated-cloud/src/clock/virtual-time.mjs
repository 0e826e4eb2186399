/**
 * Puts a Node process into the time of a simulated region: `node --import .../virtual-time.mjs`, with the region's
 * clock file in SIMULATED_CLOCK_FILE. `Date.now()`, `new Date()` and `Date()` then tell the region's time. Timers and
 * `performance` stay as they are: what waits, waits for real.
 *
 * A Lambda deadline is told by the real clock. It is moved by the difference of the two clocks when the invocation
 * comes in, so that the function has exactly the time left that its timeout gives it.
 */
import { subscribe } from "node:diagnostics_channel";
import { openSync, readSync } from "node:fs";

const path = process.env.SIMULATED_CLOCK_FILE;
if (path === undefined) throw new Error("SIMULATED_CLOCK_FILE: missing; expected the clock file of a simulated region");
const file = openSync(path, "r");
const line = new Float64Array(3);

const RealDate = Date;
const realNow = Date.now.bind(Date);

function now() {
  readSync(file, line, 0, line.byteLength, 0);
  const [atMs = 0, realMs = 0, speed = 0] = line;
  return Math.floor(atMs + speed * (realNow() - realMs));
}

RealDate.now = now;
/** @type {DateConstructor} */
const VirtualDate = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked === VirtualDate ? target : asked),
});
RealDate.prototype.constructor = VirtualDate;
globalThis.Date = VirtualDate;

const DEADLINE = "lambda-runtime-deadline-ms";
subscribe("http.client.response.finish", (message) => {
  const { headers } = /** @type {{ response: import("node:http").IncomingMessage }} */ (message).response;
  const deadlineMs = headers[DEADLINE];
  if (deadlineMs !== undefined) headers[DEADLINE] = String(Number(deadlineMs) + now() - realNow());
});
