import { isoUtc } from "../timestamps/iso.js";
import { albEvent } from "./alb-event.js";
import { type LogFormat, shareMatching } from "./layout.js";

const pattern =
  '^(?:http|https|h2|grpcs|ws|wss) (\\S+) \\S+ \\S+ \\S+ \\S+ (\\S+) \\S+ (\\S+) \\S+ \\S+ \\S+ "([^" ]* [^"? ]*)';

/**
 * Application Load Balancer access logs.
 *
 * The four values are taken in one anchored pass: RE2 is several times faster while there are at most four groups and
 * nothing to go back for. Time is when the response was made; the duration is the target's share of it.
 * Source: Elastic Load Balancing user guide, "Access logs for your Application Load Balancer" (read 2026-11)
 */
export const alb: LogFormat = {
  name: "alb",
  title: "Application Load Balancer access log",
  recognise(lines) {
    const understood = shareMatching(lines, new RegExp(pattern));
    return {
      format: "alb",
      parse: `regexp_extract(line, '${pattern}', ['time', 'target_time', 'status', 'request'])`,
      event: albEvent({
        second: isoUtc.seconds("f.time", "UTC"),
        request: "f.request",
        status: "f.status",
        targetSeconds: "f.target_time",
      }),
      understood,
    };
  },
};
