import { GetResourcesCommand, type TagFilter } from "@aws-sdk/client-resource-groups-tagging-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clients } from "../../test/clients.js";
import { type LocalAws, startLocalAws } from "../start-local-aws.js";

let aws: LocalAws;
beforeEach(async () => {
  aws = await startLocalAws({
    functions: [
      { name: "a", tags: { "autoscale:policy": "web", stage: "prod" } },
      { name: "b", tags: { "autoscale:policy": "batch", stage: "prod" } },
      { name: "c", tags: { stage: "dev" } },
      { name: "untagged" },
    ],
  });
});
afterEach(() => aws.close());

async function found(TagFilters: TagFilter[], ResourceTypeFilters: string[] = []): Promise<string[]> {
  const names: string[] = [];
  let token = "";
  do {
    const page = await clients(aws.url).tagging.send(
      new GetResourcesCommand({ TagFilters, ResourceTypeFilters, ResourcesPerPage: 1, PaginationToken: token }),
    );
    names.push(...(page.ResourceTagMappingList ?? []).map((one) => one.ResourceARN?.split(":").pop() ?? ""));
    token = page.PaginationToken ?? "";
  } while (token !== "");
  return names;
}

test.each<{ filters: TagFilter[]; names: string[] }>([
  { filters: [{ Key: "autoscale:policy" }], names: ["a", "b"] },
  { filters: [{ Key: "autoscale:policy", Values: ["web"] }], names: ["a"] },
  { filters: [{ Key: "autoscale:policy", Values: ["web", "batch"] }], names: ["a", "b"] },
  {
    filters: [
      { Key: "stage", Values: ["prod"] },
      { Key: "autoscale:policy", Values: ["batch"] },
    ],
    names: ["b"],
  },
  { filters: [], names: ["a", "b", "c"] }, // only what carries a tag
])("finds $names over all pages", async ({ filters, names }) => {
  expect(await found(filters)).toEqual(names);
});

test("finds functions by type, nothing else", async () => {
  expect(await found([{ Key: "stage" }], ["lambda:function"])).toEqual(["a", "b", "c"]);
  expect(await found([{ Key: "stage" }], ["s3"])).toEqual([]);
});

test("tells tags, which is what discovery reads", async () => {
  const page = await clients(aws.url).tagging.send(
    new GetResourcesCommand({ TagFilters: [{ Key: "autoscale:policy", Values: ["web"] }] }),
  );
  expect(page.ResourceTagMappingList).toEqual([
    {
      ResourceARN: "arn:aws:lambda:us-east-1:123456789012:function:a",
      Tags: [
        { Key: "autoscale:policy", Value: "web" },
        { Key: "stage", Value: "prod" },
      ],
    },
  ]);
});
