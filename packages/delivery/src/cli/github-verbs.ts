import { githubAccess } from "../environment.js";
import { DeliveryError } from "../errors.js";
import { deployedCommit } from "../github/deployed-commit.js";
import { checkGate } from "../github/environment-gate.js";
import { githubClient } from "../github/github-client.js";
import { postPlanComment } from "../github/sticky-comment.js";
import { reportDrift } from "../github/sticky-issue.js";
import { asObject, asText, parseJson } from "../json.js";
import { readText } from "./files.js";
import { oneOf, readOptions } from "./options.js";
import type { Verb } from "./verb.js";

export const githubVerbs: Readonly<Record<string, Verb>> = {
  gate: {
    usage: "gate --environment NAME --needs reviewers,branches",
    does: "refuses an environment that does not protect its stage",
    async run(args, { variables, say }) {
      const { values } = readOptions(args, ["environment", "needs"]);
      const needs = values.needs.split(",").map((need) => oneOf("needs", need, ["reviewers", "branches"]));
      const path = `/environments/${encodeURIComponent(values.environment)}`;
      checkGate(values.environment, await githubClient(githubAccess(variables)).get(path), needs);
      say(`environment ${values.environment} has ${values.needs}`);
    },
  },
  "post-comment": {
    usage: "post-comment --pull-request NUMBER --stage STAGE --file comment.md",
    does: "keeps the one comment of a stage on a pull request",
    async run(args, { variables, say }) {
      const { values } = readOptions(args, ["pull-request", "stage", "file"]);
      const pullRequest = Number(values["pull-request"]);
      if (!Number.isSafeInteger(pullRequest) || pullRequest < 1) {
        throw new DeliveryError("BAD_INPUT", `--pull-request is "${values["pull-request"]}"; expected its number`);
      }
      const body = readText(values.file);
      const posted = await postPlanComment(githubClient(githubAccess(variables)), {
        pullRequest,
        stage: values.stage,
        body,
      });
      say(`comment of stage ${values.stage}: ${posted}`);
    },
  },
  "post-drift": {
    usage: "post-drift --stage STAGE --file issue.json",
    does: "opens, updates or closes the one drift issue of a stage",
    async run(args, { variables, say }) {
      const { values } = readOptions(args, ["stage", "file"]);
      const written = parseJson(readText(values.file), values.file);
      const { title, body } = asObject(written);
      const issue = written === null ? undefined : { title: asText(title) ?? "", body: asText(body) ?? "" };
      const reported = await reportDrift(githubClient(githubAccess(variables)), { stage: values.stage, issue });
      say(`drift issue of stage ${values.stage}: ${reported}`);
    },
  },
  deployed: {
    usage: "deployed ENVIRONMENT...",
    does: "answers stages=JSON, the environments that were deployed to with success, each with its last commit",
    async run(args, { variables, answer }) {
      const github = githubClient(githubAccess(variables));
      const stages: { readonly stage: string; readonly commit: string }[] = [];
      for (const stage of readOptions(args, []).positionals) {
        const commit = await deployedCommit(github, stage);
        if (commit !== undefined) stages.push({ stage, commit });
      }
      answer("stages", JSON.stringify(stages));
    },
  },
};
