import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGithub, fakeGithub, repository } from "../../test/fake-github.js";
import { marker } from "../comment/marker.js";
import type { Json } from "../json.js";
import { deployedCommit } from "./deployed-commit.js";
import { type GithubClient, githubClient } from "./github-client.js";
import { postPlanComment } from "./sticky-comment.js";
import { reportDrift } from "./sticky-issue.js";

let server: FakeGithub;
let github: GithubClient;
beforeEach(async () => {
  server = await fakeGithub();
  github = githubClient({ apiUrl: server.apiUrl, repository, token: "a-token" });
});
afterEach(() => server.stop());

const bot = { type: "Bot", login: "github-actions[bot]" };
const person = { type: "User", login: "someone" };
const planned = (words: string, stage = "dev") => `${marker("plan", stage)}\n\n${words}`;

describe("the comment of a stage", () => {
  const page = (number: number) => `/issues/7/comments?per_page=100&page=${number}`;
  const post = (body: string) => postPlanComment(github, { pullRequest: 7, stage: "dev", body });

  it("is made once", async () => {
    server.answers.set(page(1), [{ id: 1, user: bot, body: planned("other stage", "prod") }]);
    expect(await post(planned("new"))).toBe("created");
    expect(server.written).toEqual([{ call: "POST /issues/7/comments", body: { body: planned("new") } }]);
  });

  it("is edited afterwards, on whichever page it is", async () => {
    const others = Array.from({ length: 100 }, (_, id): Json => ({ id, user: person, body: "looks good" }));
    server.answers.set(page(1), others);
    server.answers.set(page(2), [{ id: 321, user: bot, body: planned("old") }]);
    expect(await post(planned("new"))).toBe("updated");
    expect(server.written).toEqual([{ call: "PATCH /issues/comments/321", body: { body: planned("new") } }]);
  });

  it("stays as it is when nothing is new", async () => {
    server.answers.set(page(1), [{ id: 321, user: bot, body: planned("same") }]);
    expect(await post(planned("same"))).toBe("unchanged");
    expect(server.written).toEqual([]);
  });

  it("is refused when it is not one of ours, or too long", async () => {
    await expect(post("# Approved")).rejects.toThrow('begins with "# Approved"');
    await expect(post(planned("x".repeat(65_536)))).rejects.toThrow("at most 65536");
    expect(server.written).toEqual([]);
  });

  it("is not taken over from a person who pasted the marker", async () => {
    server.answers.set(page(1), [{ id: 5, user: person, body: planned("fake") }]);
    expect(await post(planned("new"))).toBe("created");
  });
});

describe("the drift issue of a stage", () => {
  const open = "/issues?state=open&per_page=100&page=1";
  const issue = { title: "Drift", body: `${marker("drift", "dev")}\n\nmemory` };
  const known = { number: 12, user: bot, title: "Drift", body: issue.body };

  it("is opened when the stage drifts", async () => {
    server.answers.set(open, []);
    expect(await reportDrift(github, { stage: "dev", issue })).toBe("opened");
    expect(server.written).toEqual([{ call: "POST /issues", body: issue }]);
  });

  it("is updated while it drifts differently, and left alone while it does not", async () => {
    server.answers.set(open, [known]);
    expect(await reportDrift(github, { stage: "dev", issue })).toBe("unchanged");
    expect(await reportDrift(github, { stage: "dev", issue: { ...issue, body: `${issue.body}, timeout` } })).toBe(
      "updated",
    );
    expect(server.written.map(({ call }) => call)).toEqual(["PATCH /issues/12"]);
  });

  it("is closed with a word when the stage is as declared again", async () => {
    server.answers.set(open, [known]);
    expect(await reportDrift(github, { stage: "dev", issue: undefined })).toBe("closed");
    expect(server.written.map(({ call }) => call)).toEqual(["POST /issues/12/comments", "PATCH /issues/12"]);
    expect(server.written[1]?.body).toEqual({ state: "closed", state_reason: "completed" });
  });

  it("is not mistaken for that of another stage, a pull request or a person's", async () => {
    server.answers.set(open, [
      { ...known, number: 1, body: `${marker("drift", "prod")}\n` },
      { ...known, number: 2, pull_request: {} },
      { ...known, number: 3, user: person },
    ]);
    expect(await reportDrift(github, { stage: "dev", issue: undefined })).toBe("nothing to report");
  });
});

describe("the commit that is deployed", () => {
  it("is that of the newest deployment that succeeded", async () => {
    server.answers.set("/deployments?environment=dev&per_page=30", [
      { id: 3, sha: "failed" },
      { id: 2, sha: "good" },
      { id: 1, sha: "older" },
    ]);
    server.answers.set("/deployments/3/statuses?per_page=1", [{ state: "failure" }]);
    server.answers.set("/deployments/2/statuses?per_page=1", [{ state: "success" }]);
    server.answers.set("/deployments/1/statuses?per_page=1", [{ state: "inactive" }]);
    expect(await deployedCommit(github, "dev")).toBe("good");
  });

  it("is none before the first", async () => {
    server.answers.set("/deployments?environment=prod&per_page=30", []);
    expect(await deployedCommit(github, "prod")).toBeUndefined();
  });
});

it("says what GitHub refused", async () => {
  const stranger = githubClient({ apiUrl: server.apiUrl, repository, token: "none" });
  await expect(stranger.get("/issues")).rejects.toThrow('answered 401: {"message":"Bad credentials"}');
});
