import { describe, expect, it } from "vitest";
import { synthesise } from "../../test/synthesise.js";
import { albPattern } from "./alb-pattern.js";
import { AthenaLogTables } from "./athena-log-tables.js";
import { albColumns, cloudFrontColumns } from "./log-columns.js";

const props = {
  name: "access_logs",
  tables: {
    shop: {
      kind: "alb",
      location: "s3://logs/AWSLogs/123456789012/elasticloadbalancing/eu-west-1",
      firstDay: "2026/01/01",
    },
    site: { kind: "cloudFront", location: "s3://logs/AWSLogs/123456789012/CloudFront/E1", firstDay: "2026/02/01" },
  },
  resultsLocation: "s3://logs/athena/",
  scanLimitBytes: 100e9,
} as const;

describe("AthenaLogTables", () => {
  it("projects days instead of registering partitions", () => {
    const stack = synthesise((scope) => void new AthenaLogTables(scope, "logs", props));
    const tables = stack.all("aws_glue_catalog_table");
    expect(tables).toMatchObject([
      {
        name: "shop",
        partition_keys: [{ name: "day", type: "string" }],
        parameters: {
          "projection.enabled": "true",
          "projection.day.type": "date",
          "projection.day.format": "yyyy/MM/dd",
          "projection.day.range": "2026/01/01,NOW",
          // Doubled for terraform, which writes a single dollar.
          "storage.location.template": `s3://logs/AWSLogs/123456789012/elasticloadbalancing/eu-west-1/$\${day}`,
        },
      },
      { name: "site", parameters: { "skip.header.line.count": "2" } },
    ]);
  });

  it("ends queries that scan too much, typed by hand or not", () => {
    const stack = synthesise((scope) => void new AthenaLogTables(scope, "logs", props));
    expect(stack.only("aws_athena_workgroup")).toMatchObject({
      configuration: {
        bytes_scanned_cutoff_per_query: 100e9,
        enforce_workgroup_configuration: true,
        result_configuration: { output_location: "s3://logs/athena/" },
      },
    });
    expect(() =>
      synthesise((scope) => void new AthenaLogTables(scope, "logs", { ...props, scanLimitBytes: 1e6 })),
    ).toThrow("scanLimitBytes is 1000000; Athena takes 10000000 (10 MB) and more");
  });
});

describe("the pattern of ALB lines", () => {
  const pattern = new RegExp(`^${albPattern}$`);
  const fields = (line: string) => {
    const groups = pattern.exec(line)?.slice(1);
    return groups && Object.fromEntries(albColumns.map(({ name }, index) => [name, groups[index]]));
  };
  const tail = '"Root=1-58337262-36d2" "www.example.com" "-" 0 2026-11-02T08:00:00.174000Z "forward" "-" "-"';

  it("has a group for every column, as the SerDe demands", () => {
    const groups = new RegExp(`${albPattern}|`).exec("")?.length ?? 0;
    expect(groups - 1).toBe(albColumns.length);
  });

  it("takes a line apart: IPv6, spaces in the user agent, fields that came later", () => {
    const line = `https 2026-11-02T08:00:00.186641Z app/shop/50dc [2001:db8::1]:2817 10.0.0.1:80 0.000 0.012 0.000 200 200 34 366 "GET https://www.example.com:443/cart?x=1 HTTP/2.0" "a \\x22b\\x22 c" ECDHE TLSv1.2 arn:tg ${tail} "10.0.0.1:80" "200" "-" "-" TID_1 "-" "-" "-"`;
    expect(fields(line)).toMatchObject({
      type: "https",
      time: "2026-11-02T08:00:00.186641Z",
      client_ip: "[2001:db8::1]",
      client_port: "2817",
      target_processing_time: "0.012",
      elb_status_code: "200",
      request_verb: "GET",
      request_url: "https://www.example.com:443/cart?x=1",
      request_proto: "HTTP/2.0",
      user_agent: "a \\x22b\\x22 c",
      conn_trace_id: "TID_1",
    });
  });

  it("takes what was no request, without a target, from an older log", () => {
    const line = `http 2026-11-02T09:30:00.000000Z app/shop/50dc 203.0.113.9:1 - -1 -1 -1 460 - 0 272 "- http://shop.elb.amazonaws.com:80- " "-" - - - ${tail}`;
    expect(fields(line)).toMatchObject({
      target_ip: "",
      target_processing_time: "-1",
      request_verb: "-",
      request_url: "http://shop.elb.amazonaws.com:80-",
      request_proto: "",
      classification: undefined,
    });
  });

  it("does not take another log's line", () => {
    expect(fields('203.0.113.7 - - [02/Nov/2026:09:00:00 +0100] "GET / HTTP/1.1" 200 512')).toBeUndefined();
  });
});

describe("the columns of CloudFront", () => {
  it("are all 33 fields of the standard log", () => {
    expect(cloudFrontColumns).toHaveLength(33);
    expect(new Set(cloudFrontColumns.map(({ name }) => name)).size).toBe(33);
  });
});
