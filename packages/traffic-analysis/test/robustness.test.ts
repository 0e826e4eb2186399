import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { minutesOf, readLogFile, readLogText, routesOf, withFolder } from "./read-log.js";

const clf = (minute: number, path = "/") =>
  `203.0.113.7 - - [02/Nov/2026:08:${String(minute).padStart(2, "0")}:00 +0000] "GET ${path} HTTP/1.1" 200 1 "-" "-"`;

const lines = (count: number, from = 0) => Array.from({ length: count }, (_, index) => clf((from + index) % 60));

const text = (all: readonly string[], newline = "\n") => `${all.join(newline)}${newline}`;

describe("malformed lines", () => {
  it("are counted and shown with their line numbers, and spoil no other line", async () => {
    const all = lines(30);
    all[3] = '203.0.113.7 - - [02/Nov/2026:08:00:00 +0000] "GET /unclosed';
    all[17] = "";
    all[20] = 'something "else';
    const reading = await readLogText(text(all));
    expect(reading.counts.lines).toEqual({ requests: 27, skipped: 0, malformed: 2 });
    expect(reading.malformed.map(({ line, text: found }) => [line, found])).toEqual([
      [4, all[3]],
      [21, 'something "else'],
    ]);
  });

  it("are shown in the order of the file, the first five, each at its own place", async () => {
    const all = lines(40);
    for (const index of [9, 4, 30, 31, 32, 33]) all[index] = "the same rubbish";
    const reading = await readLogText(text(all));
    expect(reading.counts.lines.malformed).toBe(6);
    expect(reading.malformed.map(({ line }) => line)).toEqual([5, 10, 31, 32, 33]);
  });

  it("of a CSV file are those with other columns, other times or broken quotes", async () => {
    const rows = ["timestamp,path", ...Array.from({ length: 20 }, (_, i) => `2026-11-02T08:00:${10 + i}Z,/p`)];
    rows.push("2026-11-02T08:00:00Z,/p,more", "yesterday,/p", '2026-11-02T08:00:00Z,"/p', "2026-02-30T08:00:00Z,/p");
    rows.push('2026-11-02T08:00:00Z,"/a,b"', '2026-11-02T08:00:00Z,"/a""b"');
    const reading = await readLogText(text(rows));
    expect(reading.counts.lines).toEqual({ requests: 22, skipped: 1, malformed: 4 });
    expect(reading.malformed.map(({ line }) => line)).toEqual([22, 23, 24, 25]);
    expect(routesOf(reading)).toMatchObject({ "/a,b undefined": 1, '/a"b undefined': 1 });
  });

  it("of a JSON log are those that are cut off", async () => {
    const row = (second: number) =>
      `{"requestTime":"02/Nov/2026:08:00:${10 + second} +0000","path":"/x","status":"200"}`;
    const all = Array.from({ length: 20 }, (_, second) => row(second));
    all[7] = row(7).slice(0, 40);
    const reading = await readLogText(text(all));
    expect(reading.counts.lines).toEqual({ requests: 19, skipped: 0, malformed: 1 });
    expect(reading.malformed[0]?.line).toBe(8);
  });
});

describe("what files are made of", () => {
  it.each([
    ["CRLF", text(lines(60), "\r\n")],
    ["no newline at the end", lines(60).join("\n")],
    ["a byte order mark", `\uFEFF${text(lines(60))}`],
    ["blank lines between", text(lines(60).flatMap((line) => [line, ""]))],
  ])("%s makes no difference", async (_, content) => {
    const reading = await readLogText(content);
    expect(reading.counts.lines).toEqual({ requests: 60, skipped: 0, malformed: 0 });
    expect(Object.values(minutesOf(reading))).toEqual(Array.from({ length: 60 }, () => 1));
  });

  it("CSV with CRLF and a byte order mark: the header is no request", async () => {
    const reading = await readLogText("\uFEFFtime,path\r\n2026-11-02T08:00:00Z,/a\r\n2026-11-02T08:01:00Z,/b\r\n");
    expect(reading.counts.lines).toEqual({ requests: 2, skipped: 1, malformed: 0 });
    expect(routesOf(reading)).toEqual({ "/a undefined": 1, "/b undefined": 1 });
  });

  it("bytes that are no UTF-8 cost no request, and leave the other names as they are", async () => {
    const latin1 = Buffer.from(text([...lines(5), clf(1, "/caf\u00e9")]), "latin1");
    const utf8 = Buffer.from(text([clf(2, "/日本語")]), "utf8");
    const reading = await readLogText(Buffer.concat([latin1, utf8]));
    expect(reading.counts.lines).toEqual({ requests: 7, skipped: 0, malformed: 0 });
    expect(routesOf(reading)).toEqual({ "GET / 200": 5, "GET /caf\uFFFD 200": 1, "GET /日本語 200": 1 });
  });

  it("gzip is read whatever its name, also of several members", async () => {
    const members = [gzipSync(text(lines(20))), gzipSync(text(lines(40, 20)))];
    const reading = await readLogText(Buffer.concat(members));
    expect(reading.counts.lines.requests).toBe(60);
  });

  it("a name full of wildcards and quotes is one file", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "it's [a] *log?.txt");
      await writeFile(path, text(lines(10)));
      await writeFile(join(folder, "it's a log!.txt"), text(lines(10)));
      expect((await readLogFile(path)).counts.lines.requests).toBe(10);
    });
  });
});

describe("order of lines", () => {
  it("does not matter, nor do clocks that jump back", async () => {
    const all = lines(60);
    const shuffled = all.map((_, index) => all[(index * 37) % 60] ?? "");
    const [sorted, unsorted] = [await readLogText(text(all)), await readLogText(text(shuffled))];
    expect(unsorted.counts.minutes).toEqual(sorted.counts.minutes);
    expect(sorted.counts.minutes.minute).toHaveLength(60);
  });
});

describe("files that cannot be read are refused by name and reason", () => {
  it.each([
    ["empty", "", /test\.log: got an empty file/],
    ["blank", "\n\n \n", /got blank lines only/],
    ["binary", Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)), /got binary content/],
    ["zip", Buffer.from("PK\u0003\u0004rest"), /got a zip file.*decompress it first/],
    ["Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 1, 2]), /got a Zstandard file/],
    [
      "prose",
      "Dear all,\nplease find attached\nthe logs.\n",
      /test\.log:1: got "Dear all,".*expected a line of one of/,
    ],
    [
      "gzip of nothing but a header",
      gzipSync(text(lines(9))).subarray(0, 12),
      /got (a damaged gzip file|blank|an empty)/,
    ],
  ])("%s", async (_, content, message) => {
    await expect(readLogText(content)).rejects.toThrow(message);
  });

  it("a gzip file that is cut off", async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => clf(index % 60, `/${Math.sin(index)}`));
    const whole = gzipSync(text(rows));
    await expect(readLogText(whole)).resolves.toMatchObject({ counts: { lines: { requests: 50_000 } } });
    const half = whole.subarray(0, whole.length / 2);
    await expect(readLogText(half)).rejects.toThrow(/a gzip file that is cut off or damaged.*fetch it again/);
  });

  it("a line longer than any log's", async () => {
    const content = text([...lines(5), clf(1, `/${"x".repeat(1_500_000)}`), ...lines(5)]);
    await expect(readLogText(content)).rejects.toThrow(/test\.log.*got a line longer than 1 MB/);
  });

  it("a file that is not what --format says", async () => {
    await expect(readLogText("time,path\nnow,/\n", { format: "csv" })).rejects.toThrow(/--format csv says/);
    await expect(readLogText("a,b\n1,2\n", { timeColumn: "when" })).rejects.toThrow(/a column named "when"/);
  });
});
