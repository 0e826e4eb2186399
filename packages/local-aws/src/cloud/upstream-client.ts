import { AwsError } from "../wire/aws-error.js";
import { isRecord } from "../wire/reply.js";

type Body = Readonly<Record<string, unknown>>;

/** Asks the emulator behind for what it knows, in the region of the request at hand. */
export class UpstreamClient {
  readonly #upstream: string;
  readonly #region: string;

  constructor(upstream: string, region: string) {
    this.#upstream = upstream.replace(/\/$/, "");
    this.#region = region;
  }

  /** @returns undefined on 404 */
  async lambda(method: string, path: string, body?: Body): Promise<Body | undefined> {
    const answer = await this.#send("lambda", method, path, body === undefined ? undefined : JSON.stringify(body));
    const text = await answer.text();
    if (answer.status === 404) return undefined;
    const parsed: unknown = text === "" ? {} : JSON.parse(text);
    const members = isRecord(parsed) ? parsed : {};
    if (answer.ok) return members;
    const code = answer.headers.get("x-amzn-errortype") ?? String(members.__type ?? "ServiceException");
    throw new AwsError(code, answer.status, String(members.message ?? members.Message ?? text));
  }

  /** Names of all functions, over all pages. */
  async functionNames(): Promise<readonly string[]> {
    const names: string[] = [];
    let marker = "";
    do {
      const page = await this.lambda("GET", `/2015-03-31/functions${marker}`);
      const functions = page?.Functions;
      if (Array.isArray(functions)) names.push(...functions.filter(isRecord).map((one) => String(one.FunctionName)));
      const next = page?.NextMarker;
      marker = typeof next === "string" && next !== "" ? `?Marker=${encodeURIComponent(next)}` : "";
    } while (marker !== "");
    return names;
  }

  async query(service: string, form: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.#send(service, "POST", "/", new URLSearchParams(form).toString());
    return answer.text();
  }

  async #send(service: string, method: string, path: string, body: string | undefined): Promise<Response> {
    const isForm = service !== "lambda";
    try {
      return await fetch(`${this.#upstream}${path}`, {
        method,
        headers: {
          // Emulators route by the scope of the signature and do not check it.
          authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${this.#region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
          "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json",
        },
        ...(body === undefined ? {} : { body }),
      });
    } catch (cause) {
      throw new AwsError("UpstreamUnreachable", 502, `the upstream ${this.#upstream} did not answer: ${String(cause)}`);
    }
  }
}
