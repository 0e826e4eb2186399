import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** An answer or an event of the browser's debugging protocol. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const program = process.env.CHROMIUM ?? "chromium";

/** What keeps a browser quiet: no window, no network of its own, no first-run pages. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--remote-debugging-pipe",
];

/** One page of a headless Chromium, spoken to over a pipe: the Chrome DevTools protocol, without a library. */
export class Browser {
  /** What went wrong in the page: exceptions, console errors, refused or attempted requests. */
  readonly complaints: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #loaded: (() => void)[] = [];
  #session: string | undefined;
  #calls = 0;
  #rest = "";

  private constructor(chromium: ChildProcess, profile: string) {
    this.#process = chromium;
    this.#profile = profile;
    const output = chromium.stdio[4] as Readable;
    output.setEncoding("utf8").on("data", (chunk: string) => this.#read(chunk));
  }

  /** Starts Chromium: the program named by the variable CHROMIUM, or `chromium` on the path. */
  static async start(): Promise<Browser> {
    const profile = mkdtempSync(join(tmpdir(), "report-browser-"));
    const chromium = spawn(program, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    await once(chromium, "spawn");
    const browser = new Browser(chromium, profile);
    const { targetInfos } = await browser.call<{ targetInfos: { type: string; targetId: string }[] }>(
      "Target.getTargets",
    );
    const targetId = targetInfos.find(({ type }) => type === "page")?.targetId;
    const attached = await browser.call<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
    browser.#session = attached.sessionId;
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await browser.call(`${domain}.enable`);
    return browser;
  }

  /** Sends one command and waits for its answer. */
  call<Result>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#calls;
    const session = this.#session === undefined ? {} : { sessionId: this.#session };
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result as Result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.#loaded.push(resolve));
    await this.call("Page.navigate", { url });
    await loaded;
  }

  /** The value of an expression in the page. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const answer = await this.call<{ result: { value: Value }; exceptionDetails?: { text: string } }>(
      "Runtime.evaluate",
      { expression, returnByValue: true },
    );
    if (answer.exceptionDetails !== undefined) throw new Error(`${expression.slice(0, 80)}: failed in the page`);
    return answer.result.value;
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, "exit");
    this.#process.kill();
    await exited;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  #read(chunk: string): void {
    const messages = (this.#rest + chunk).split("\0");
    this.#rest = messages.pop() ?? "";
    for (const text of messages) this.#take(JSON.parse(text) as Message);
  }

  #take(message: Message): void {
    if (message.id !== undefined) this.#answers.get(message.id)?.(message);
    if (message.method === "Page.loadEventFired") this.#loaded.shift()?.();
    const trouble = ["Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"];
    const text = JSON.stringify(message.params);
    if (message.method !== undefined && trouble.includes(message.method)) this.complaints.push(text);
    if (message.method === "Network.requestWillBeSent" && !/"url":"(file|data):/.test(text)) this.complaints.push(text);
  }
}
