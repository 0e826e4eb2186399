import { isoUtc } from "../timestamps/iso.js";
import { cloudFrontEvent } from "./cloudfront-event.js";
import type { LogFormat } from "./layout.js";

/** The standard log's fields, for a file whose header was cut off. */
const standardFields =
  "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) " +
  "cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken";

const fieldsHeader = /^#Fields:\s*/;

/**
 * CloudFront standard logs: tab-separated, in the order that the `#Fields` line says.
 *
 * Source: Amazon CloudFront developer guide, "Standard logging reference" (read 2026-11)
 */
export const cloudFront: LogFormat = {
  name: "cloudfront",
  title: "CloudFront standard log",
  recognise(lines) {
    const header = lines.find((line) => fieldsHeader.test(line));
    const names = (header?.replace(fieldsHeader, "") ?? standardFields).trim().split(/\s+/);
    const field = (name: string): string | undefined => {
      const index = names.indexOf(name);
      return index < 0 ? undefined : `f[${index + 1}]`;
    };
    const [date, time] = [field("date"), field("time")];
    if (date === undefined || time === undefined) return undefined;
    const timestamp = isoUtc.seconds(`(${date} || 'T' || ${time} || 'Z')`, "UTC");
    return {
      format: "cloudfront",
      parse: "string_split(line, chr(9))",
      event: {
        ...cloudFrontEvent({
          // Lines may be longer than the header says: CloudFront appends fields over the years.
          second: `CASE WHEN len(f) >= ${names.length} THEN ${timestamp} END`,
          method: field("cs-method"),
          path: field("cs-uri-stem"),
          status: field("sc-status"),
          secondsTaken: field("time-taken"),
        }),
        skipped: "starts_with(line, '#')",
      },
      understood: understoodShare(lines, names),
    };
  },
};

function understoodShare(lines: readonly string[], names: readonly string[]): number {
  const rows = lines.filter((line) => !line.startsWith("#"));
  const dateAt = names.indexOf("date");
  const understood = rows.filter((line) => {
    const fields = line.split("\t");
    return fields.length >= names.length && /^\d{4}-\d{2}-\d{2}$/.test(fields[dateAt] ?? "");
  });
  return rows.length === 0 ? 0 : understood.length / rows.length;
}
