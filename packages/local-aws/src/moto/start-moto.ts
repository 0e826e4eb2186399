import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { LocalAwsError } from "../errors.js";
import { findMoto } from "./find-moto.js";

export interface Moto {
  readonly url: string;
  readonly port: number;
  /** Empties the emulator. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Managed IAM policies as in AWS; the account's pool is enforced only when it has a size. */
const ENVIRONMENT = { MOTO_IAM_LOAD_MANAGED_POLICIES: "true", MOTO_LAMBDA_CONCURRENCY_QUOTA: "1000" };
const READY_WITHIN_MS = 30_000;
const POLL_MS = 100;

/**
 * Starts moto on 127.0.0.1 and waits until it answers. Lambda's Invoke is set to answer without Docker.
 *
 * @param port absent = a free one
 * @throws {LocalAwsError} motoMissing with how to install it; motoFailed with what it wrote
 */
export async function startMoto(port?: number): Promise<Moto> {
  const program = findMoto();
  if (program === undefined) {
    throw new LocalAwsError(
      "motoMissing",
      "moto_server was not found on PATH; install it with: pip install 'moto[server]==5.2.1', or set MOTO_SERVER to its path",
    );
  }
  const chosen = port ?? (await freePort());
  const child = spawn(program, ["-H", "127.0.0.1", "-p", String(chosen)], {
    env: { ...process.env, ...ENVIRONMENT },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const written: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => {
    // Every request is a line: keep what explains a failed start, no more.
    if (written.length < 50) written.push(chunk.toString("utf8"));
  });
  const url = `http://127.0.0.1:${chosen}`;
  try {
    await ready(child, url);
    await post(`${url}/moto-api/config`, JSON.stringify({ lambda: { use_docker: false } }));
  } catch (cause) {
    await stop(child);
    throw new LocalAwsError("motoFailed", `${program} did not start on ${url}: ${String(cause)}\n${written.join("")}`);
  }
  return { url, port: chosen, reset: () => post(`${url}/moto-api/reset`, ""), stop: () => stop(child) };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS; waitedMs += POLL_MS) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (await answers(url)) return;
    await delay(POLL_MS);
  }
  throw new Error(`no answer within ${READY_WITHIN_MS / 1000} s`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/config`)).ok;
  } catch {
    return false;
  }
}

async function post(url: string, body: string): Promise<void> {
  const answer = await fetch(url, { method: "POST", body });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** Asked of the system; another process could take it before moto does, which then fails with a clear message. */
async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
