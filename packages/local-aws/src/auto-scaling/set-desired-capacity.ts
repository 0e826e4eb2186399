import type { UpstreamClient } from "../cloud/upstream-client.js";
import { AwsError } from "../wire/aws-error.js";
import type { AwsRequest } from "../wire/aws-request.js";
import type { Answer } from "../wire/reply.js";

/** Refuses what the emulator accepts: a desired capacity outside the group's MinSize and MaxSize. */
export function setDesiredCapacity(upstream: UpstreamClient): (request: AwsRequest) => Promise<Answer> {
  return async (request) => {
    const form = new URLSearchParams((await request.body()).toString("utf8"));
    const desired = Number(form.get("DesiredCapacity"));
    const described = await upstream.query("autoscaling", {
      Action: "DescribeAutoScalingGroups",
      Version: "2011-01-01",
      "AutoScalingGroupNames.member.1": form.get("AutoScalingGroupName") ?? "",
    });
    const min = sizeIn(described, "MinSize");
    const max = sizeIn(described, "MaxSize");
    // No such group: the upstream says so in its own words.
    if (min === undefined || max === undefined) return { forward: true };
    if (desired > max) throw outside(`New SetDesiredCapacity value ${desired} is above max value ${max}`);
    if (desired < min) throw outside(`New SetDesiredCapacity value ${desired} is below min value ${min}`);
    return { forward: true };
  };
}

function sizeIn(xml: string, element: string): number | undefined {
  const found = new RegExp(`<${element}>(\\d+)</${element}>`).exec(xml)?.[1];
  return found === undefined ? undefined : Number(found);
}

function outside(what: string): AwsError {
  return new AwsError("ValidationError", 400, `${what} for the AutoScalingGroup.`);
}
