import { createHash } from "node:crypto";
import type { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { DynamodbTableItem } from "@cdktf/provider-aws/lib/dynamodb-table-item/index.js";
import { canonicalJson } from "@serverless-autoscaler/scaling-config";
import { TerraformIterator } from "cdktf";
import { Construct } from "constructs";
import { ConstructsError } from "../errors.js";
import type { PolicySource } from "./policy-source.js";
import { terraformLiteral } from "./terraform-literal.js";

// A DynamoDB item holds 400 KB of names and values. Source: DynamoDB developer guide, "Constraints" (read 2026-11).
// Refused well before, so that keys and a later attribute still fit.
const MAX_BODY_BYTES = 350 * 1024;

/**
 * The policy file as two items beside the scaler's memory: `head` names the digest of the body in force.
 *
 * A changed policy changes these items and nothing else: no code is deployed. The body is created first, then the head
 * moves, then the old body goes, so the scaler never reads a head whose body is missing.
 */
export class PolicyItems extends Construct {
  /** Hex SHA-256 of the canonical body. */
  readonly sha256: string;

  /** @throws {ConstructsError} POLICY_TOO_LARGE */
  constructor(scope: Construct, id: string, table: DynamodbTable, policy: PolicySource) {
    super(scope, id);
    const text = canonicalJson(policy.value);
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_BODY_BYTES) {
      throw new ConstructsError(
        "POLICY_TOO_LARGE",
        `${policy.source}: the policy is ${Math.ceil(bytes / 1024)} KB as JSON; at most ${MAX_BODY_BYTES / 1024} KB fit ` +
          "into the item that the scaler reads: scale some functions by tag, or split the stage",
      );
    }
    this.sha256 = createHash("sha256").update(text).digest("hex");
    // An instance a digest: another policy is another item, made before the old one is deleted.
    const bodies = TerraformIterator.fromList([this.sha256]);
    const body = new DynamodbTableItem(this, "body", {
      forEach: bodies,
      ...itemOf(table, { pk: "policy", sk: this.sha256, body: text }),
      lifecycle: { createBeforeDestroy: true },
    });
    new DynamodbTableItem(this, "head", {
      ...itemOf(table, { pk: "policy", sk: "head", sha256: this.sha256 }),
      dependsOn: [body],
    });
  }
}

function itemOf(table: DynamodbTable, attributes: Readonly<Record<string, string>>) {
  const item = Object.fromEntries(Object.entries(attributes).map(([name, text]) => [name, { S: text }]));
  return { tableName: table.name, hashKey: "pk", rangeKey: "sk", item: terraformLiteral(JSON.stringify(item)) };
}
