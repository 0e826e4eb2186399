import * as v from "valibot";
import { flag, textOf } from "./primitives.js";
import { strict } from "./strict.js";

const functionName = textOf(
  "a Lambda function name (1 to 64 letters, digits, - and _; no ARN, no qualifier)",
  /^[A-Za-z0-9-_]{1,64}$/,
);

const alias = textOf(
  "an alias or a version number; provisioned concurrency cannot be put on $LATEST",
  /^(?!\$LATEST$)[A-Za-z0-9-_]{1,128}$/,
);

const adopt = v.optional(flag, false);
const name = (what: string) => textOf(what, /^\S{1,255}$/);

/** What a target scales, by kind. */
export const resource = v.variant(
  "kind",
  [
    strict({ kind: v.literal("lambda-provisioned"), function: functionName, alias }),
    strict({ kind: v.literal("lambda-reserved"), function: functionName, adopt }),
    strict({ kind: v.literal("asg"), group: name("the name of an Auto Scaling group") }),
    strict({
      kind: v.literal("cloud-run"),
      project: name("a project id"),
      region: name("a region"),
      service: name("a service name"),
    }),
  ],
  'one of "lambda-provisioned", "lambda-reserved", "asg", "cloud-run"',
);

/** The same in a named policy: the function comes from the tag. */
export const templateResource = v.variant(
  "kind",
  [strict({ kind: v.literal("lambda-provisioned"), alias }), strict({ kind: v.literal("lambda-reserved"), adopt })],
  'one of "lambda-provisioned", "lambda-reserved" (tags discover functions)',
);
