import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const SERVER = fileURLToPath(new URL("./server.ts", import.meta.url));

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill("SIGKILL");
});

function start(variables: Record<string, string>) {
  const started = spawn(process.execPath, ["--import", "tsx", SERVER], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = started;
  return { started, exited: once(started, "exit"), errors: text(started.stderr) };
}

describe("the server", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("finishes the request at hand on %s, then exits with 0", async (signal) => {
    const { started, exited } = start({ PORT: "0" });
    const output = createInterface(started.stdout)[Symbol.asyncIterator]();
    const nextLine = async () => JSON.parse((await output.next()).value);
    const { message, url, stage } = await nextLine();
    expect({ message, stage }).toEqual({ message: "listening", stage: "local" });

    const working = fetch(`${url}/work?ms=500`);
    await fetch(`${url}/`); // answered, so the earlier request has arrived too
    expect(await nextLine()).toMatchObject({ route: "/", coldStart: false });
    started.kill(signal);
    expect(await nextLine()).toMatchObject({ message: "stopping", signal });
    await expect(fetch(`${url}/`)).rejects.toThrow("fetch failed");

    expect((await working).status).toBe(200);
    expect(await exited).toEqual([0, null]);
  });

  it("exits with 2 on a bad environment, naming it", async () => {
    const { exited, errors } = start({ PORT: "http" });
    expect(await exited).toEqual([2, null]);
    expect(await errors).toBe('cannot start the API: PORT is "http": expected an integer from 0 to 65535\n');
  });

  it("exits with 1 when the port is taken", async () => {
    const { started } = start({ PORT: "0" });
    const { value } = await createInterface(started.stdout)[Symbol.asyncIterator]().next();
    const { port } = new URL(JSON.parse(value).url);
    const second = start({ PORT: port });
    expect(await second.exited).toEqual([1, null]);
    expect(await second.errors).toContain(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
    started.kill("SIGKILL");
  });
});
