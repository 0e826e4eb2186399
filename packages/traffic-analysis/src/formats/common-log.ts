import { commonLogTime } from "../timestamps/written.js";
import { type LogFormat, shareMatching } from "./layout.js";

const time = "\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} [+-]\\d{4}";
// A backslash hides the quote after it (Apache); nginx writes \x22, which needs no hiding.
const word = '(?:[^"\\\\? ]|\\\\.)*';
const rest = '(?:[^"\\\\]|\\\\.)*';
const request = `"(${word})(?: (${word})(?:[? ]${rest})?|\\?${rest})?"`;
const pattern = `^[^\\[]*\\[(${time})\\] ${request} (\\d{3}|-)(?: |$|\\r)`;

/**
 * Common and Combined Log Format (nginx, Apache, with or without a virtual host in front), and API Gateway's CLF.
 *
 * A request that is no HTTP (a port scan, a TLS hello on a plain port) is a request all the same: it came, and it was
 * answered.
 * Source: Apache HTTP Server documentation, mod_log_config; nginx ngx_http_log_module (read 2026-11)
 */
export const commonLog: LogFormat = {
  name: "clf",
  title: "Common or Combined Log Format",
  recognise(lines) {
    return {
      format: "clf",
      parse: `regexp_extract(line, '${pattern}', ['time', 'method', 'path', 'status'])`,
      event: {
        second: commonLogTime.seconds("f.time", "UTC"),
        route: "CASE WHEN f.path = '' THEN '(not HTTP)' ELSE f.method || ' ' || f.path END",
        status: "f.status",
      },
      understood: shareMatching(lines, new RegExp(pattern)),
    };
  },
};
