import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The process itself, as the development loop starts it. */
function serve(...options: readonly string[]) {
  const script = fileURLToPath(new URL("./serve.ts", import.meta.url));
  return spawn(process.execPath, ["--import", "tsx", script, ...options], { stdio: ["ignore", "pipe", "pipe"] });
}

test("serves until it is told to stop", async () => {
  const child = serve("--port", "0", "--spin-up-seconds", "1");
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
  expect(await (await fetch(`${url}/_local/health`)).json()).toEqual({ status: "ok" });
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});

test.each([
  { options: ["--port", "abc"], message: '--port: "abc" is not valid; expected a whole number' },
  { options: ["--upstream", "moto"], message: 'option upstream: "moto" is not valid; expected http://host:port' },
  { options: ["--prot", "1"], message: "Unknown option '--prot'" },
])("ends with 2 on $options", async ({ options, message }) => {
  const child = serve(...options);
  let written = "";
  child.stderr.on("data", (chunk: Buffer) => {
    written += chunk.toString();
  });
  const [code] = await once(child, "close");
  expect(code).toBe(2);
  expect(written).toContain(message);
  expect(written).toContain("--spin-up-seconds N");
});
