import { asObject, asText, isObject, type Json, type JsonObject, parseJson } from "../json.js";
import type { TerraformPlan } from "../plan/terraform-plan.js";

/** The policy of one stage before and after a plan; absent: none on that side. */
export interface PolicyChange {
  /** DynamoDB table that holds it. */
  readonly table: string;
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

/** An item as the stacks write it: `head` names the digest, and the item of that digest has the body. */
interface PolicyItem {
  readonly table: string;
  readonly sortKey: string;
  readonly sha256: string | undefined;
  readonly body: string | undefined;
}

/**
 * Finds the policies in a plan. A policy file is a DynamoDB item with canonical JSON, beside an item `head` that says
 * which body is in force; a change of policy is a new body and a moved head.
 */
export function policyChanges(plan: TerraformPlan): readonly PolicyChange[] {
  const items = plan.changes.filter(({ type }) => type === "aws_dynamodb_table_item");
  const before = items.flatMap((change) => readItem(change.before));
  const after = items.flatMap((change) => readItem(change.after));
  const tables = [...new Set([...before, ...after].filter(isHead).map(({ table }) => table))].sort();
  return tables.map((table) => ({ table, before: inForce(before, table), after: inForce(after, table) }));
}

function isHead({ sortKey }: PolicyItem): boolean {
  return sortKey === "head";
}

function inForce(items: readonly PolicyItem[], table: string): JsonObject | undefined {
  const own = items.filter((item) => item.table === table);
  const digest = own.find(isHead)?.sha256;
  const body = own.find(({ sortKey }) => digest !== undefined && sortKey === digest)?.body;
  return body === undefined ? undefined : asObject(parseJson(body, `policy ${digest} in table ${table}`));
}

function readItem(value: Json): readonly PolicyItem[] {
  const { table_name: table, item } = asObject(value);
  const text = asText(item);
  if (text === undefined) return [];
  const attributes = asObject(parseJson(text, `item of table ${asText(table) ?? "(unnamed)"}`));
  const attribute = (name: string): string | undefined => {
    const typed = attributes[name];
    return isObject(typed) ? asText(typed.S) : undefined;
  };
  if (attribute("pk") !== "policy") return [];
  return [
    {
      table: asText(table) ?? "",
      sortKey: attribute("sk") ?? "",
      sha256: attribute("sha256"),
      body: attribute("body"),
    },
  ];
}
