import { literal } from "../sql/quote.js";
import { inZone } from "./iso.js";
import type { TimestampKind } from "./timestamp-kind.js";

const day = "(?:0?[1-9]|[12]\\d|3[01])";
const month = "(?:0?[1-9]|1[0-2])";
const time = "\\d{1,2}:\\d{2}(?::\\d{2})?";

/** `10/Oct/2026:13:55:36 -0700`, as in the Common Log Format. */
export const commonLogTime: TimestampKind = {
  name: "Common Log Format",
  accepts: (text) => /^\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}$/.test(text),
  seconds: (text) => `epoch_ms(try_strptime(${text}, '%d/%b/%Y:%H:%M:%S %z')) // 1000`,
};

/** Day first with dots, as spreadsheets in much of Europe write. */
const dayFirstDots = written(`^${day}\\.${month}\\.\\d{4} ${time}$`, "day.month.year", "%d.%m.%Y %H:%M");
/** An hour of twelve is written by people who put the month first. */
const monthFirstTwelve = written(
  `^${month}/${day}/\\d{4} ${time} [AP]M$`,
  "month/day/year, 12 hours",
  "%m/%d/%Y %I:%M",
  " %p",
);
const monthFirst = written(`^${month}/${day}/\\d{4} ${time}$`, "month/day/year", "%m/%d/%Y %H:%M");
const dayFirst = written(`^${day}/${month}/\\d{4} ${time}$`, "day/month/year", "%d/%m/%Y %H:%M");

export const writtenKinds = [dayFirstDots, monthFirstTwelve] as const;
/** Two readings of the same text: only a day above 12 somewhere tells them apart. */
export const rivalKinds = [monthFirst, dayFirst] as const;

function written(pattern: string, name: string, upToMinutes: string, end = ""): TimestampKind {
  const accepted = new RegExp(pattern);
  const formats = [`${upToMinutes}:%S${end}`, `${upToMinutes}${end}`].map(literal).join(", ");
  return {
    name,
    accepts: (text) => accepted.test(text),
    seconds: (text, logTimezone) =>
      `epoch_ms(${inZone(`CAST(try_strptime(${text}, [${formats}]) AS TIMESTAMP)`, logTimezone)}) // 1000`,
  };
}
