import { describe, expect, it } from "vitest";
import { detectTimestamp } from "../src/timestamps/detect-timestamp.js";
import { minutesOf, readLogText } from "./read-log.js";

/** A CSV with that timestamp in every line, quoted, because some hold commas or are numbers. */
const csv = (timestamp: string) => `when,path\n${`"${timestamp}",/a\n`.repeat(5)}`;

describe("timestamps are the instants that they say", () => {
  it.each([
    ["2026-11-02T08:00:30Z", "2026-11-02T08:00"],
    ["2026-11-02T08:00:30.123456789Z", "2026-11-02T08:00"],
    ["2026-11-02T17:00:30+09:00", "2026-11-02T08:00"],
    ["2026-11-02T17:00:30+0900", "2026-11-02T08:00"],
    ["2026-11-02 01:00:30.5 -07", "2026-11-02T08:00"],
    ["2026-11-02 17:00:30 +0900", "2026-11-02T08:00"],
    ["2026-11-02 08:00:30 UTC", "2026-11-02T08:00"],
    ["2026-11-02 08:00:30", "2026-11-02T08:00"],
    ["2026/11/02 08:00", "2026-11-02T08:00"],
    ["02/Nov/2026:09:00:30 +0100", "2026-11-02T08:00"],
    ["1793606430", "2026-11-02T08:00"],
    ["1793606430.25", "2026-11-02T08:00"],
    ["1793606430000", "2026-11-02T08:00"],
    ["1793606430000000", "2026-11-02T08:00"],
    ["1793606430000000000", "2026-11-02T08:00"],
    ["11/23/2026 08:00:30", "2026-11-23T08:00"],
    ["23/11/2026 08:00:30", "2026-11-23T08:00"],
    ["23.11.2026 08:00", "2026-11-23T08:00"],
    ["11/02/2026 08:00:30 AM", "2026-11-02T08:00"],
    ["11/02/2026 08:00 PM", "2026-11-02T20:00"],
  ])("%s", async (written, minute) => {
    const reading = await readLogText(csv(written));
    expect({ ...minutesOf(reading), malformed: reading.counts.lines.malformed }).toEqual({ [minute]: 5, malformed: 0 });
  });

  it("without a zone are on the clocks of the log's, before and after they change", async () => {
    const rows = ["2026-03-29 01:59:00", "2026-03-29 03:00:00", "2026-07-01 12:00:00"].join("\n");
    const reading = await readLogText(`time\n${rows}\n`, { logTimezone: "Europe/Berlin" });
    expect(minutesOf(reading)).toEqual({ "2026-03-29T00:59": 1, "2026-03-29T01:00": 1, "2026-07-01T10:00": 1 });
  });

  it("in UTC keep an offset that stands in one line among them", async () => {
    const rows = [...Array.from({ length: 20 }, () => "2026-11-02T08:00:00Z,1"), "2026-11-02T08:00:00+02:00,2"];
    expect(minutesOf(await readLogText(`time,n\n${rows.join("\n")}\n`))).toEqual({
      "2026-11-02T06:00": 1,
      "2026-11-02T08:00": 20,
    });
  });
});

describe("detectTimestamp", () => {
  it("does not guess between March and April", () => {
    expect(detectTimestamp(["03/04/2026 08:00", "04/03/2026 09:00"])).toBeUndefined();
    expect(detectTimestamp(["03/04/2026 08:00", "04/13/2026 09:00"])?.name).toBe("month/day/year");
    expect(detectTimestamp(["03/04/2026 08:00", "13/04/2026 09:00"])?.name).toBe("day/month/year");
  });

  it("takes no number for a time that is none, and lets a tenth be broken", () => {
    expect(detectTimestamp(["12", "200"])).toBeUndefined();
    expect(detectTimestamp(["", ""])).toBeUndefined();
    const mostly = [...Array.from({ length: 9 }, () => "2026-11-02T08:00:00Z"), "n/a"];
    expect(detectTimestamp(mostly)?.name).toBe("ISO-8601 in UTC");
    expect(detectTimestamp([...mostly, "n/a"])).toBeUndefined();
  });
});
