import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  ALL_TARGETS,
  type Control,
  effectiveControl,
  type InMemoryStore,
  inMemoryStore,
  type MemoryStore,
  type StoreSnapshot,
} from "@serverless-autoscaler/scaling-core";
import { badInput, failed } from "../failure.js";
import { type Controls, nameOf } from "./controls.js";

/** A lock that is older than this belongs to a process that died. */
const STALE_LOCK_MS = 10_000;
const LOCK_TRIES = 200;

export interface FileStore {
  readonly memory: MemoryStore;
  readonly controls: Controls;
}

/**
 * Memory and controls in one JSON file, for the control loop outside Lambda. Each operation takes a lock, reads,
 * changes, writes a new file and renames it over the old one: two processes at once lose nothing, and a crash leaves
 * the old or the new.
 */
export function fileStore(path: string): FileStore {
  const run = <T>(work: (store: InMemoryStore) => Promise<T>): Promise<T> =>
    locked(`${path}.lock`, async () => {
      const store = inMemoryStore(await readSnapshot(path));
      const before = JSON.stringify(store.snapshot());
      const result = await work(store);
      const after = JSON.stringify(store.snapshot());
      if (after !== before) await replace(path, after);
      return result;
    });
  const controlOf = async (store: InMemoryStore, name: string): Promise<Control> =>
    (await store.load([name])).get(name)?.control ?? {};

  const memory: MemoryStore = {
    claim: (at, until) => run((store) => store.claim(at, until)),
    release: (token, at) => run((store) => store.release(token, at)),
    save: (writes) => run((store) => store.save(writes)),
    load: (targets) =>
      run(async (store) => {
        const all = await controlOf(store, ALL_TARGETS);
        const now = Date.now();
        const known = await store.load(targets);
        return new Map(
          [...known].map(([name, kept]) => [name, { ...kept, control: effectiveControl(kept.control, all, now) }]),
        );
      }),
  };
  const controls: Controls = {
    read: (scope) => run((store) => controlOf(store, nameOf(scope))),
    say: (scope, part, said) =>
      run(async (store) => store.control(nameOf(scope), { ...(await controlOf(store, nameOf(scope))), [part]: said })),
    takeBack: (scope, part) =>
      run(async (store) => {
        const { [part]: _taken, ...left } = await controlOf(store, nameOf(scope));
        store.control(nameOf(scope), left);
      }),
  };
  return { memory, controls };
}

async function readSnapshot(path: string): Promise<StoreSnapshot | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return undefined;
    throw cause;
  }
  const snapshot = parse(text);
  if (isSnapshot(snapshot)) return snapshot;
  // Losing memory is safe, losing an operator's pause is not: say it instead of starting afresh.
  throw failed(`${path}: not readable as JSON of this command; move it away to start empty (pauses in it are lost)`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSnapshot = (value: unknown): value is StoreSnapshot =>
  typeof value === "object" && value !== null && "targets" in value && typeof value.targets === "object";

async function replace(path: string, text: string): Promise<void> {
  const next = `${path}.${process.pid}.new`;
  await writeFile(next, text);
  await rename(next, path);
}

async function locked<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lock), { recursive: true }).catch((cause: unknown) => {
    throw badInput(`--state ${dirname(lock)}: no folder that can be written to (${String(cause)}); name another one`);
  });
  for (let tries = 0; !(await taken(lock)); tries++) {
    if (tries >= LOCK_TRIES) throw failed(`${lock}: another process has held the lock for ${STALE_LOCK_MS / 1000} s`);
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (cause) {
    if (!isCode(cause, "EEXIST")) throw cause;
    const age =
      Date.now() -
      (await stat(lock).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      ));
    if (age > STALE_LOCK_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && "code" in cause && cause.code === code;
