import type { Schedule, Window } from "./choose-windows.js";
import { cronDays, describeDays } from "./day-groups.js";
import { leadMinutes } from "./plan-day.js";

export interface PolicyOptions {
  /** Lambda function that the schedule is for. */
  readonly functionName: string;
  readonly alias: string;
  readonly timezone: string;
  /** What the schedule was learnt from, for the comment at the top. */
  readonly learntFrom: string;
}

/**
 * The schedule as a policy file that `autoscale validate` accepts.
 *
 * Bounds end at the highest window: other policies may be added, and then want more room.
 */
export function policyYaml({ windows, covered }: Schedule, options: PolicyOptions): string {
  const most = Math.max(0, ...windows.map(({ capacity }) => capacity));
  const lines = [
    `# Learnt from ${options.learntFrom}.`,
    `# Covers ${(covered * 100).toFixed(1)} % of the busiest tenth of the minutes there.`,
    "version: 1",
    "targets:",
    `  ${JSON.stringify(options.functionName)}:`,
    `    resource: { kind: lambda-provisioned, function: ${JSON.stringify(options.functionName)}, alias: ${JSON.stringify(options.alias)} }`,
    `    bounds: { min: 0, max: ${most} }`,
    "    policies:",
    ...windows.flatMap((window) => [
      `      # ${describeWindow(window)}`,
      `      - ${scheduledPolicy(window, options)}`,
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

/** `Mon-Fri 09:00-18:00: 12, for the peaks (the 12th is busy 41 % of the time)` */
function describeWindow({ weekdays, fromHour, toHour, capacity, lastBusyShare }: Window): string {
  const busy = `the last one is busy ${Math.round(lastBusyShare * 100)} % of the time`;
  const why = lastBusyShare >= 0.6 ? "cheaper than on demand" : "for the peaks";
  return `${describeDays(weekdays)} ${clock(fromHour)}-${clock(toHour)}: ${capacity}, ${why} (${busy})`;
}

const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

function scheduledPolicy({ weekdays, fromHour, toHour, capacity }: Window, { timezone }: PolicyOptions): string {
  // At midnight the lead would begin on the day before, which may be none of the window's.
  const lead = fromHour === 0 ? 0 : leadMinutes;
  const start = fromHour * 60 - lead;
  const days = cronDays(weekdays);
  const cron = `${start % 60} ${Math.floor(start / 60)} ${days === "*" ? "* * ?" : `? * ${days}`} *`;
  const duration = `${(toHour - fromHour) * 60 + lead}m`;
  return `{ type: scheduled, timezone: ${timezone}, cron: "${cron}", duration: ${duration}, min: ${capacity} }`;
}
