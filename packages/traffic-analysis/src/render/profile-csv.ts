import type { Analysis } from "../analysis/analysis.js";
import { weekdayNames } from "../timeline/local-clock.js";

/** The profile as CSV: 24 hours of all days together, then the 168 hours of the week; hours are local. */
export function profileCsv({ hourOfDay, hourOfWeek }: Analysis): string {
  const rows = [
    ...hourOfDay.map((hour) => ({ days: "all", ...hour })),
    ...hourOfWeek.map((hour) => ({ days: weekdayNames[hour.weekday], ...hour })),
  ];
  const lines = rows.map(({ days, hour, requests, minutes, perHour, coldStarts }) =>
    [days, hour, requests, minutes, Number(perHour.toFixed(3)), coldStarts].join(","),
  );
  return `${["weekday,hour,requests,minutes,requests_per_hour,cold_starts", ...lines].join("\n")}\n`;
}
