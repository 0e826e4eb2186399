import type { CloudModel, FunctionFacts } from "../cloud/cloud-model.js";
import { AwsError } from "../wire/aws-error.js";
import type { AwsRequest } from "../wire/aws-request.js";
import { functionArn } from "../wire/function-name.js";
import { type Answer, isRecord, json, parseJsonObject } from "../wire/reply.js";

/** Resources a page, unless asked for fewer. */
const LARGEST_PAGE = 100;

interface TagFilter {
  readonly key: string;
  /** Empty = any value. */
  readonly values: readonly string[];
}

/**
 * The tagging API's GetResources over functions: all filters must match, any value of each.
 *
 * @param others who answers for further kinds of resources: the upstream, which finds no function once it is set to
 * invoke without Docker; or nobody
 */
export function getResources(
  cloud: CloudModel,
  others: "upstream" | "nobody",
): (request: AwsRequest) => Promise<Answer> {
  return async (request) => {
    const body = parseJsonObject(await request.body());
    const filters = readFilters(body.TagFilters);
    const types = Array.isArray(body.ResourceTypeFilters) ? body.ResourceTypeFilters : [];
    const namesOthers = types.length === 0 || types.some((type) => type !== "lambda" && type !== "lambda:function");
    if (others === "upstream" && namesOthers) return { forward: true };
    const isWanted = types.length === 0 || types.includes("lambda") || types.includes("lambda:function");
    const found = isWanted ? (await cloud.functions.list()).filter((one) => matches(one, filters)) : [];
    const size =
      typeof body.ResourcesPerPage === "number" ? Math.min(body.ResourcesPerPage, LARGEST_PAGE) : LARGEST_PAGE;
    const start = readToken(body.PaginationToken);
    const page = found.slice(start, start + size).map((one) => ({
      ResourceARN: functionArn(request.region, cloud.account.id, one.name),
      Tags: Object.entries(one.tags).map(([Key, Value]) => ({ Key, Value })),
    }));
    return json(
      200,
      { ResourceTagMappingList: page, PaginationToken: start + size < found.length ? `from-${start + size}` : "" },
      "application/x-amz-json-1.1",
    );
  };
}

function readFilters(sent: unknown): readonly TagFilter[] {
  return (Array.isArray(sent) ? sent : []).filter(isRecord).map((filter) => ({
    key: String(filter.Key),
    values: Array.isArray(filter.Values) ? filter.Values.map(String) : [],
  }));
}

/** Only resources that carry a tag are known to the tagging API. */
function matches(found: FunctionFacts, filters: readonly TagFilter[]): boolean {
  if (Object.keys(found.tags).length === 0) return false;
  return filters.every(({ key, values }) => {
    const value = found.tags[key];
    return value !== undefined && (values.length === 0 || values.includes(value));
  });
}

function readToken(sent: unknown): number {
  if (sent === undefined || sent === "") return 0;
  const start = Number(/^from-(\d+)$/.exec(String(sent))?.[1]);
  if (Number.isInteger(start)) return start;
  throw new AwsError("PaginationTokenExpiredException", 400, "The pagination token is not valid.");
}
