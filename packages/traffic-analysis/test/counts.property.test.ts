import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf, readLogText, routesOf, sumOf } from "./read-log.js";
import { event, renderings, type TestEvent } from "./render-event.js";

/** Enough events that a few malformed lines among them do not make the log unreadable. */
const events = fc.array(event, { minLength: 10, maxLength: 120 });

const broken = fc.constantFrom("rubbish", "\u0000x", '"', "2026-13-45T99:00:00Z", "{", "\t\t");

function tally(all: readonly TestEvent[], key: (event: TestEvent) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[key(one)] = (counts[key(one)] ?? 0) + 1;
  return counts;
}

const minute = ({ second }: TestEvent) => new Date(second * 1000).toISOString().slice(0, 16);

describe.each(Object.entries(renderings))("generated logs: %s", (name, { header, render, says }) => {
  it("are counted exactly, in any order", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const reading = await readLogText(`${[...header, ...all.map(render)].join("\n")}\n`);
        expect(reading.format).toBe(name);
        expect(reading.counts.lines).toEqual({ requests: all.length, skipped: header.length, malformed: 0 });
        expect(minutesOf(reading)).toEqual(tally(all, minute));
        if (says.route) {
          expect(routesOf(reading)).toEqual(tally(all, ({ method, path, status }) => `${method} ${path} ${status}`));
        }
        const durationMs = sumOf(reading, "durationMs");
        const expected = all.reduce((sum, one) => sum + one.durationMs, 0);
        expect(durationMs).toBeCloseTo(says.duration ? expected : 0, 3);
      }),
      { numRuns: 12 },
    );
  });

  it("with broken lines among them lose nothing else", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.array(broken, { minLength: 1, maxLength: 3 }), async (all, rubbish) => {
        const lines = all.map(render);
        for (const [index, line] of rubbish.entries()) lines.splice((index * 7) % lines.length, 0, line);
        const reading = await readLogText(`${[...header, ...lines].join("\n")}\n`);
        expect(reading.counts.lines.requests).toBe(all.length);
        // A Lambda log is full of other lines: what is no report is the application's.
        const counted = reading.counts.lines.malformed + reading.counts.lines.skipped - header.length;
        expect(counted).toBe(rubbish.length);
        expect(minutesOf(reading)).toEqual(tally(all, minute));
      }),
      { numRuns: 12 },
    );
  });
});

describe("cold starts", () => {
  it.each(["lambda-report", "lambda-platform"])("are counted exactly: %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const { header = [], render = String } = renderings[name] ?? {};
        const reading = await readLogText([...header, ...all.map(render)].join("\n"));
        const cold = all.filter((one) => one.cold).length;
        expect(sumOf(reading, "coldStarts")).toBe(cold);
        expect(reading.counts.inits.reduce((sum, { requests }) => sum + requests, 0)).toBe(cold);
      }),
      { numRuns: 10 },
    );
  });
});
