import { expect, it } from "vitest";
import { MINUTE, minuteTrace, mondayMs } from "../../test/region.js";
import { HeldClock } from "../clock/region-clock.js";
import { SimulatedCloud } from "../cloud/simulated-cloud.js";
import { minuteLine } from "./minute-line.js";

it("tells of one minute what came of its requests, and where the trace has none", () => {
  const clock = new HeldClock(mondayMs);
  const behaviour = { durationMs: 120_000, durationCv: 0, spinUpSeconds: 30 };
  const cloud = new SimulatedCloud([{ name: "f", trace: minuteTrace([0, 6]), behaviour, reserved: 5 }], clock);
  cloud.provisioned.put("f", "live", 3);
  clock.moveTo(mondayMs + 60 * MINUTE);
  const line = (minute: number) => minuteLine(cloud, "f", mondayMs + minute * MINUTE);
  expect(line(0)).toBe("2026-01-05T00:00Z f: 0 requests, 0 at once, 2 provisioned, 0 cold, 0 throttled");
  expect(line(1)).toBe("2026-01-05T00:01Z f: 5 requests, 5 at once, 3 provisioned, 2 cold, 1 throttled");
  expect([line(-1), line(30)]).toEqual([
    "2026-01-04T23:59Z f: outside its trace",
    "2026-01-05T00:30Z f: outside its trace",
  ]);
});
