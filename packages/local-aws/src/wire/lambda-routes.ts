/**
 * Lambda's REST paths and the actions behind them. Only for naming: which requests are counted, limited and faulted.
 * Source: Lambda API reference (read 2026-11). `{f}` is a function name or ARN, `{}` any other segment.
 */
const ROUTES: readonly (readonly [action: string, method: string, path: string])[] = [
  ["ListFunctions", "GET", "/2015-03-31/functions"],
  ["CreateFunction", "POST", "/2015-03-31/functions"],
  ["GetFunction", "GET", "/2015-03-31/functions/{f}"],
  ["DeleteFunction", "DELETE", "/2015-03-31/functions/{f}"],
  ["GetFunctionConfiguration", "GET", "/2015-03-31/functions/{f}/configuration"],
  ["UpdateFunctionConfiguration", "PUT", "/2015-03-31/functions/{f}/configuration"],
  ["UpdateFunctionCode", "PUT", "/2015-03-31/functions/{f}/code"],
  ["ListVersionsByFunction", "GET", "/2015-03-31/functions/{f}/versions"],
  ["PublishVersion", "POST", "/2015-03-31/functions/{f}/versions"],
  ["ListAliases", "GET", "/2015-03-31/functions/{f}/aliases"],
  ["CreateAlias", "POST", "/2015-03-31/functions/{f}/aliases"],
  ["GetAlias", "GET", "/2015-03-31/functions/{f}/aliases/{}"],
  ["UpdateAlias", "PUT", "/2015-03-31/functions/{f}/aliases/{}"],
  ["DeleteAlias", "DELETE", "/2015-03-31/functions/{f}/aliases/{}"],
  ["GetPolicy", "GET", "/2015-03-31/functions/{f}/policy"],
  ["AddPermission", "POST", "/2015-03-31/functions/{f}/policy"],
  ["RemovePermission", "DELETE", "/2015-03-31/functions/{f}/policy/{}"],
  ["Invoke", "POST", "/2015-03-31/functions/{f}/invocations"],
  ["InvokeWithResponseStream", "POST", "/2021-11-15/functions/{f}/response-streaming-invocations"],
  ["PutFunctionConcurrency", "PUT", "/2017-10-31/functions/{f}/concurrency"],
  ["DeleteFunctionConcurrency", "DELETE", "/2017-10-31/functions/{f}/concurrency"],
  ["GetFunctionConcurrency", "GET", "/2019-09-30/functions/{f}/concurrency"],
  ["PutProvisionedConcurrencyConfig", "PUT", "/2019-09-30/functions/{f}/provisioned-concurrency"],
  ["GetProvisionedConcurrencyConfig", "GET", "/2019-09-30/functions/{f}/provisioned-concurrency"],
  ["DeleteProvisionedConcurrencyConfig", "DELETE", "/2019-09-30/functions/{f}/provisioned-concurrency"],
  ["GetAccountSettings", "GET", "/2016-08-19/account-settings"],
  ["ListTags", "GET", "/2017-03-31/tags/{f}"],
  ["TagResource", "POST", "/2017-03-31/tags/{f}"],
  ["UntagResource", "DELETE", "/2017-03-31/tags/{f}"],
  ["ListEventSourceMappings", "GET", "/2015-03-31/event-source-mappings"],
  ["CreateEventSourceMapping", "POST", "/2015-03-31/event-source-mappings"],
  ["GetEventSourceMapping", "GET", "/2015-03-31/event-source-mappings/{}"],
  ["UpdateEventSourceMapping", "PUT", "/2015-03-31/event-source-mappings/{}"],
  ["DeleteEventSourceMapping", "DELETE", "/2015-03-31/event-source-mappings/{}"],
  ["GetFunctionUrlConfig", "GET", "/2021-10-31/functions/{f}/url"],
  ["GetFunctionEventInvokeConfig", "GET", "/2019-09-25/functions/{f}/event-invoke-config"],
  ["PutFunctionEventInvokeConfig", "PUT", "/2019-09-25/functions/{f}/event-invoke-config"],
  ["DeleteFunctionEventInvokeConfig", "DELETE", "/2019-09-25/functions/{f}/event-invoke-config"],
  ["GetFunctionCodeSigningConfig", "GET", "/2020-06-30/functions/{f}/code-signing-config"],
];

const COMPILED = ROUTES.map(([action, method, path]) => ({
  action,
  method,
  pattern: new RegExp(`^${path.replace("{f}", "([^/]+)").replace("{}", "([^/]+)")}/?$`),
}));

/** @returns undefined when the path is not Lambda's; `resource` is the function segment as sent, decoded */
export function recogniseLambda(
  method: string,
  path: string,
  query: URLSearchParams,
): { readonly action: string; readonly resource: string | undefined } | undefined {
  for (const route of COMPILED) {
    if (route.method !== method) continue;
    const found = route.pattern.exec(path);
    if (found === null) continue;
    const isList = route.action === "GetProvisionedConcurrencyConfig" && query.get("List") === "ALL";
    const segment = path.includes("/functions/") || path.includes("/tags/") ? found[1] : undefined;
    return {
      action: isList ? "ListProvisionedConcurrencyConfigs" : route.action,
      resource: segment === undefined ? undefined : decodeURIComponent(segment),
    };
  }
  return undefined;
}
