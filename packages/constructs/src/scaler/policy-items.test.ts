import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { synthesise } from "../../test/synthesise.js";
import { MemoryTable } from "./memory-table.js";
import { PolicyItems } from "./policy-items.js";

const synth = (value: unknown) =>
  synthesise((stack) => {
    const { table } = new MemoryTable(stack, "memory", { name: "t", pointInTimeRecovery: false });
    new PolicyItems(stack, "policy", table, { source: "policies/dev.yaml", value });
  });

/** Items as terraform would write them: its own escapes undone. */
function itemsOf(value: unknown) {
  const items = synth(value).all("aws_dynamodb_table_item");
  return items.map((item) => ({
    ...item,
    item: JSON.parse(String(item.item).replace(/([$%])\1\{/g, "$1{")) as Record<string, { S: string }>,
  }));
}

describe("PolicyItems", () => {
  it("writes the canonical body under its digest, and a head that names it", () => {
    const text = '{"a":{"b":1,"c":2},"z":[3]}';
    const sha256 = createHash("sha256").update(text).digest("hex");
    const [body, head] = itemsOf({ z: [3], a: { c: 2, b: 1 } });
    expect(body?.item).toEqual({ pk: { S: "policy" }, sk: { S: sha256 }, body: { S: text } });
    expect(head?.item).toEqual({ pk: { S: "policy" }, sk: { S: "head" }, sha256: { S: sha256 } });
  });

  it("makes a new body before the head moves, and deletes the old one after", () => {
    const [body, head] = synth({ version: 1 }).all("aws_dynamodb_table_item");
    expect(body?.for_each).toMatch(/^\$\{toset\(\["[0-9a-f]{64}"\]\)\}$/);
    expect(body?.lifecycle).toEqual({ create_before_destroy: true });
    expect(head?.depends_on).toEqual([expect.stringMatching(/^aws_dynamodb_table_item\.policy_body_/)]);
  });

  it("changes nothing when keys are only written in another order", () => {
    expect(synth({ a: 1, b: 2 }).text).toBe(synth({ b: 2, a: 1 }).text);
    expect(synth({ a: 1, b: 3 }).text).not.toBe(synth({ a: 1, b: 2 }).text);
  });

  it("keeps terraform's hands off text that looks like a template", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: terraform would take it for a template, that is the point
    const value = { reason: "launch ${day} %{if}" };
    expect(itemsOf(value)[0]?.item.body?.S).toBe(JSON.stringify(value));
    expect(synth(value).text).toContain("$${day} %%{if}");
  });

  it("refuses a policy that would not fit into an item", () => {
    const kilobytes = (count: number) => ({ text: "x".repeat(count * 1024) });
    expect(() => synth(kilobytes(349))).not.toThrow();
    expect(() => synth(kilobytes(351))).toThrow(
      /^policies\/dev\.yaml: the policy is 352 KB as JSON; at most 350 KB fit/, // 351 KB and the key
    );
  });
});
