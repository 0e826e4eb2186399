import { DeliveryError } from "../errors.js";
import { type Json, parseJson } from "../json.js";

export interface GithubClient {
  /** Answer of the API as JSON; null: 404. */
  get(path: string): Promise<Json>;
  /** All items of a list that comes in pages. */
  list(path: string): Promise<readonly Json[]>;
  send(method: "POST" | "PATCH", path: string, body: Json): Promise<Json>;
}

export interface GithubAccess {
  /** `https://api.github.com`, or that of an own server. */
  readonly apiUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

const PAGE_SIZE = 100;
// 5,000 items: a pull request with more comments than that is not worth a search.
const MAX_PAGES = 50;
const TIMEOUT_MS = 30_000;

/**
 * The parts of GitHub's API that a delivery needs; paths are relative to the repository.
 *
 * @throws {DeliveryError} GITHUB_FAILED with method, path and GitHub's own message
 */
export function githubClient({ apiUrl, repository, token }: GithubAccess): GithubClient {
  const call = async (method: string, path: string, body?: Json): Promise<Json> => {
    const response = await fetch(`${apiUrl}/repos/${repository}${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "x-github-api-version": "2022-11-28",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.status === 404 && method === "GET") return null;
    if (!response.ok) {
      throw new DeliveryError(
        "GITHUB_FAILED",
        `${method} /repos/${repository}${path} answered ${response.status}: ${text.slice(0, 300)}. ` +
          "Does the job have the permission that this needs?",
      );
    }
    return text === "" ? null : parseJson(text, `the answer to ${method} ${path}`);
  };
  return {
    get: (path) => call("GET", path),
    async list(path) {
      const items: Json[] = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const part = await call("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE_SIZE}&page=${page}`);
        if (!Array.isArray(part)) break;
        items.push(...(part as readonly Json[]));
        if (part.length < PAGE_SIZE) break;
      }
      return items;
    },
    send: call,
  };
}
