import { closeSync, existsSync, openSync, statSync, writeSync } from "node:fs";

/** Lines gathered before they are written. */
const linesPerWrite = 20_000;
const daysOfLog = 28;
const startMs = Date.UTC(2026, 9, 1);
const paths = ["/", "/cart", "/checkout", "/search", "/api/users", "/items/12", "/orders/4711"];

/** Uniform numbers from a seed: the same file on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pick = (next: () => number, most: number): number => Math.floor(next() * most);

/** `timestamp,path,duration`: 10 million lines are about 320 MB. */
export function writeCsv(path: string, lines: number): void {
  const next = random(1);
  writeLines(path, lines, "timestamp,path,duration\n", (time) => {
    const route = paths[pick(next, paths.length)] ?? "/";
    return `${time.slice(0, 19)}Z,${route},${10 + pick(next, 900)}\n`;
  });
}

/** Application Load Balancer, with everything that a browser's request brings: a million lines are about 580 MB. */
export function writeAlb(path: string, lines: number): void {
  const next = random(2);
  const agent =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
  const targetGroup = "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/shop/73e2d6bc24d8a067";
  writeLines(path, lines, "", (time) => {
    const client = `192.0.2.${pick(next, 256)}:${1024 + pick(next, 60_000)}`;
    const route = paths[pick(next, paths.length)] ?? "/";
    const status = next() < 0.01 ? 502 : 200;
    const taken = (next() * 0.9).toFixed(3);
    const micros = String(pick(next, 1000)).padStart(3, "0");
    return (
      `https ${time.slice(0, 23)}${micros}Z app/shop/50dc6c495c0c9188 ${client} 10.0.0.1:80 0.000 ${taken} 0.000 ${status} ${status} ` +
      `${pick(next, 900)} ${pick(next, 90_000)} "GET https://www.example.com:443${route}?id=${pick(next, 1e6)} HTTP/2.0" "${agent}" ` +
      `ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ${targetGroup} "Root=1-58337262-36d228ad5d99923122bbe354" "www.example.com" ` +
      `"-" 0 ${time.slice(0, 23)}000Z "forward" "-" "-" "10.0.0.1:80" "${status}" "-" "-" TID_0123456789abcdef0123456789abcdef\n`
    );
  });
}

function writeLines(path: string, lines: number, header: string, line: (time: string) => string): void {
  const done = `${path}.${lines}`;
  if (existsSync(done) && existsSync(path) && statSync(path).mtimeMs <= statSync(done).mtimeMs) return;
  const file = openSync(path, "w");
  let gathered = [header];
  for (let index = 0; index < lines; index++) {
    gathered.push(line(new Date(startMs + Math.floor((index * daysOfLog * 86_400_000) / lines)).toISOString()));
    if (gathered.length >= linesPerWrite) {
      writeSync(file, gathered.join(""));
      gathered = [];
    }
  }
  writeSync(file, gathered.join(""));
  closeSync(file);
  closeSync(openSync(done, "w"));
}
