import { describe, expect, it } from "vitest";
import { columnOf, minutesOf, readLogText, routesOf, sumOf } from "./read-log.js";

const at = "2026-11-02T08:00:00Z";

describe("CSV", () => {
  it.each([
    ["comma", ","],
    ["semicolon", ";"],
    ["tab", "\t"],
    ["bar", "|"],
  ])("may be separated by %s", async (_, mark) => {
    const reading = await readLogText(
      ["time", "path", "status"].join(mark) + `\n${[at, "/a", "200"].join(mark)}\n`.repeat(3),
    );
    expect(routesOf(reading)).toEqual({ "/a 200": 3 });
  });

  it("needs no header, and no second column", async () => {
    expect(minutesOf(await readLogText(`${at}\n${at}\n`))).toEqual({ "2026-11-02T08:00": 2 });
    const reading = await readLogText(`7,${at},x\n8,${at},y\n`);
    expect(reading.counts.lines).toEqual({ requests: 2, skipped: 0, malformed: 0 });
  });

  it("finds the time by its content, or takes the column asked for", async () => {
    const text = `sent,logged,path\n2026-11-02T07:00:00Z,${at},/a\n2026-11-02T07:00:00Z,${at},/a\n`;
    expect(minutesOf(await readLogText(text))).toEqual({ "2026-11-02T07:00": 2 });
    expect(minutesOf(await readLogText(text, { timeColumn: "logged" }))).toEqual({ "2026-11-02T08:00": 2 });
  });

  it.each([
    ["duration", "250", 250],
    ["latency_ms", "250.5", 250.5],
    ["elapsed_us", "250000", 250],
    ["response_time", "", 0],
    ["duration_seconds", "0.25", 250],
  ])("%s %s is %d ms", async (name, value, ms) => {
    expect(sumOf(await readLogText(`time,${name}\n${at},${value}\n`), "durationMs")).toBeCloseTo(ms, 9);
  });

  it("of counts stands for so many requests a line: a trace can be analysed", async () => {
    const reading = await readLogText(
      `timestamp,count\n${at},40\n2026-11-02T08:01:00Z,0\n2026-11-02T08:02:00Z,2.5\n2026-11-02T08:02:00Z,oops\n`,
    );
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 40, "2026-11-02T08:01": 0, "2026-11-02T08:02": 2.5 });
    expect(reading.counts.lines).toEqual({ requests: 42.5, skipped: 1, malformed: 1 });
  });

  it("of counts of longer bins are spread over their minutes: nothing is known of how they came", async () => {
    const reading = await readLogText(
      "timestamp,count\n2026-11-02T08:00:00Z,10\n2026-11-02T08:05:00Z,0\n2026-11-02T08:10:00Z,5\n",
    );
    const minutes = Object.values(minutesOf(reading));
    expect(minutes).toEqual([2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(columnOf(reading, "busiestSecond").every(Number.isNaN)).toBe(true);
  });

  it("of counts with gaps stay where they are", async () => {
    const reading = await readLogText(
      "timestamp,count\n2026-11-02T08:00:00Z,10\n2026-11-02T08:05:00Z,1\n2026-11-02T08:07:00Z,5\n",
    );
    expect(minutesOf(reading)).toEqual({ "2026-11-02T08:00": 10, "2026-11-02T08:05": 1, "2026-11-02T08:07": 5 });
  });

  it("keeps the header out, also where files were put together", async () => {
    const reading = await readLogText(`time,path\n${at},/a\ntime,path\n${at},/b\n`);
    expect(reading.counts.lines).toEqual({ requests: 2, skipped: 2, malformed: 0 });
  });
});
