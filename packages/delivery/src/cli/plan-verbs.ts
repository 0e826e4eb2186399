import { join } from "node:path";
import { driftIssue } from "../comment/drift-issue.js";
import { planComment } from "../comment/plan-comment.js";
import { stateBucket } from "../environment.js";
import { DeliveryError } from "../errors.js";
import { parsePlan } from "../plan/terraform-plan.js";
import { applyPlan, initStage, keepLock, planStage, restoreLock } from "../terraform/stage-terraform.js";
import { digestOf, readText, writeText } from "./files.js";
import { oneOf, readOptions } from "./options.js";
import type { Verb } from "./verb.js";

const LOCKS = ["state", "none"] as const;

export const planVerbs: Readonly<Record<string, Verb>> = {
  plan: {
    usage: "plan --stack DIRECTORY --out DIRECTORY [--lock state|none]",
    does: "plans a stage; keeps plan.tfplan, its lock file and plan.json; answers changes=some|none and plan=DIGEST",
    async run(args, { variables, answer }) {
      const { values } = readOptions(args, ["stack", "out"], ["lock"]);
      const lock = oneOf("lock", values.lock ?? "state", LOCKS);
      const [planFile, jsonFile] = [join(values.out, "plan.tfplan"), join(values.out, "plan.json")];
      // Makes the folder, and takes away what an earlier plan left.
      writeText(jsonFile, "");
      await initStage(values.stack, stateBucket(variables), "choose");
      const plan = await planStage(values.stack, planFile, lock);
      keepLock(values.stack, planFile);
      writeText(jsonFile, plan.json);
      answer("changes", plan.changes);
      answer("plan", digestOf(planFile));
    },
  },
  "plan-comment": {
    usage: "plan-comment --plan plan.json --stage STAGE --commit SHA --out comment.md",
    does: "renders the comment of a stage on a pull request, secrets hidden",
    async run(args, { say }) {
      const { values } = readOptions(args, ["plan", "stage", "commit", "out"]);
      const comment = planComment(parsePlan(readText(values.plan), values.plan), values);
      writeText(values.out, comment);
      say(`${values.out}: ${comment.length} characters`);
    },
  },
  "drift-issue": {
    usage: "drift-issue --plan plan.json --stage STAGE --commit SHA --out issue.json",
    does: "renders what a stage has that its commit does not declare; answers drift=some|none",
    async run(args, { answer }) {
      const { values } = readOptions(args, ["plan", "stage", "commit", "out"]);
      const issue = driftIssue(parsePlan(readText(values.plan), values.plan), values);
      writeText(values.out, `${JSON.stringify(issue ?? null)}\n`);
      answer("drift", issue === undefined ? "none" : "some");
    },
  },
  apply: {
    usage: "apply --stack DIRECTORY --plan plan.tfplan --digest DIGEST",
    does: "applies the plan that was kept, and no other; a plan that is stale or was changed is refused",
    async run(args, { variables, say }) {
      const { values } = readOptions(args, ["stack", "plan", "digest"]);
      const digest = digestOf(values.plan);
      if (digest !== values.digest) {
        throw new DeliveryError(
          "DIGEST_CHANGED",
          `${values.plan} has digest ${digest}; the plan that was made and approved has ${values.digest}. Nothing was changed`,
        );
      }
      restoreLock(values.stack, values.plan);
      await initStage(values.stack, stateBucket(variables), "as planned");
      await applyPlan(values.stack, values.plan);
      say(`${values.stack}: the plan ${digest} is applied`);
    },
  },
};
