import type { MetricDatum } from "../cloud/metric-store.js";
import { LocalAwsError } from "../errors.js";
import { isRecord, json, noContent, type Reply } from "../wire/reply.js";
import type { RequestCounts } from "./request-count.js";

/** What `/_local/...` can do; the same as the methods of `LocalAws`, for processes that are not the endpoint's own. */
export interface Operator {
  requests(): RequestCounts;
  resetRequests(): void;
  fault(fault: unknown): void;
  clearFaults(): void;
  putMetric(datum: MetricDatum): void;
}

export const OPERATOR_PREFIX = "/_local/";

/** Answers the operator's own routes. */
export function operatorReply(operator: Operator, method: string, path: string, body: Buffer): Reply {
  try {
    switch (`${method} ${path}`) {
      case "GET /_local/health":
        return json(200, { status: "ok" });
      case "GET /_local/requests":
        return json(200, operator.requests());
      case "DELETE /_local/requests":
        operator.resetRequests();
        return noContent();
      case "POST /_local/faults":
        for (const fault of oneOrMany(body)) operator.fault(fault);
        return noContent();
      case "DELETE /_local/faults":
        operator.clearFaults();
        return noContent();
      case "POST /_local/metrics":
        for (const datum of oneOrMany(body)) operator.putMetric(readDatum(datum));
        return noContent();
      default:
        return json(404, { code: "notFound", message: `${method} ${path}: no such route` });
    }
  } catch (error) {
    if (!(error instanceof LocalAwsError)) throw error;
    return json(400, { code: error.code, message: error.message });
  }
}

function oneOrMany(body: Buffer): readonly unknown[] {
  try {
    const sent: unknown = JSON.parse(body.toString("utf8"));
    return Array.isArray(sent) ? sent : [sent];
  } catch {
    throw new LocalAwsError("invalidOption", "the body is not JSON; expected an object or a list of objects");
  }
}

/** `at` may be a text in ISO 8601: those who type it by hand have no epoch milliseconds at hand. */
function readDatum(sent: unknown): MetricDatum {
  if (!isRecord(sent)) throw new LocalAwsError("invalidMetric", `${JSON.stringify(sent)} is no metric datum`);
  const { namespace, name, dimensions, at } = sent;
  const statistics: Record<string, number> = {};
  for (const statistic of ["sum", "max", "min", "average", "count"]) {
    const value = sent[statistic];
    if (value !== undefined) statistics[statistic] = typeof value === "number" ? value : Number.NaN;
  }
  return {
    namespace: typeof namespace === "string" ? namespace : "",
    name: typeof name === "string" ? name : "",
    dimensions: readDimensions(dimensions),
    at: typeof at === "string" ? Date.parse(at) : Number(at),
    ...statistics,
  };
}

function readDimensions(sent: unknown): Readonly<Record<string, string>> {
  if (sent === undefined) return {};
  if (!isRecord(sent) || !Object.values(sent).every((value) => typeof value === "string")) {
    throw new LocalAwsError("invalidMetric", `dimensions ${JSON.stringify(sent)}; expected an object of texts`);
  }
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)]));
}
