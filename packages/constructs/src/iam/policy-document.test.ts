import { describe, expect, it } from "vitest";
import { policyDocument } from "./policy-document.js";

const statement = { sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::orders/*"] };

describe("policyDocument", () => {
  it("renders what IAM reads", () => {
    const conditions = { StringEquals: { "aws:SourceAccount": "123456789012" } };
    expect(JSON.parse(policyDocument([{ ...statement, conditions }]))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::orders/*"],
          Condition: conditions,
        },
      ],
    });
  });

  it.each(["*", "s3:*", "s3:Get*"])("refuses the action %s", (action) => {
    expect(() => policyDocument([{ ...statement, actions: ["s3:GetObject", action] }])).toThrow(
      `statement Read grants ${action}: list the actions one by one`,
    );
  });
});
