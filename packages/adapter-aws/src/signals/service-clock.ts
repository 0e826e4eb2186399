import type { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";

/**
 * Notes the time at the service when it answers, from the Date header (epoch ms, whole seconds). It costs nothing: the
 * answer comes anyway. The command has a middleware stack of its own, so the client stays as it is.
 */
export function noteServiceClock(command: GetMetricDataCommand, note: (epochMs: number) => void): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const epochMs = Date.parse(String(headersOf(result.response).date));
      if (Number.isFinite(epochMs)) note(epochMs);
      return result;
    },
    { name: "noteServiceClock", step: "deserialize" },
  );
}

function headersOf(response: unknown): { readonly date?: unknown } {
  if (typeof response !== "object" || response === null || !("headers" in response)) return {};
  return typeof response.headers === "object" && response.headers !== null ? response.headers : {};
}
