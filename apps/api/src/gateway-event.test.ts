import { describe, expect, it } from "vitest";
import { httpApiEvent } from "../test/events/http-api-event.js";
import { restApiEvent } from "../test/events/rest-api-event.js";
import { gatewayEvent, MalformedEventError } from "./gateway-event.js";

const pathOf = (event: object) => {
  const checked = gatewayEvent(event);
  return "rawPath" in checked ? checked.rawPath : "path" in checked ? checked.path : undefined;
};

describe("the path of an HTTP API, format 2.0", () => {
  const custom = "api.example.com";
  it.each([
    { stage: "$default", path: "/test", is: "/test" },
    { stage: "dev", path: "/dev/test", is: "/test" },
    { stage: "dev", path: "/dev", is: "/" },
    { stage: "dev", path: "/dev/", is: "/" },
    { stage: "dev", path: "/development", is: "/development" },
    { stage: "test", path: "/test/test", is: "/test" },
    { stage: "test", path: "/test", domainName: custom, is: "/test" },
    { stage: "dev", path: "/dev/test", domainName: custom, is: "/dev/test" },
  ])("$path at stage $stage of $domainName is $is", ({ is, ...request }) => {
    expect(pathOf(httpApiEvent(request))).toBe(is);
  });
});

describe("the path of format 1.0", () => {
  it("of a REST API has no stage, even where stage and path have the same name", () => {
    expect(pathOf(restApiEvent({ path: "/test" }))).toBe("/test");
    expect(pathOf(restApiEvent({ path: "/dev" }))).toBe("/dev");
  });

  it("of an HTTP API has the stage, which is taken out", () => {
    const event = restApiEvent({ path: "/dev/test" });
    const context = { ...event.requestContext, path: "/dev/test" };
    expect(pathOf({ ...event, version: "1.0", requestContext: context })).toBe("/test");
  });
});

it("leaves everything else of the event as it was, and the event itself untouched", () => {
  const event = httpApiEvent({ stage: "dev", path: "/dev/work", query: "ms=5" });
  const before = structuredClone(event);
  expect(gatewayEvent(event)).toEqual({ ...before, rawPath: "/work" });
  expect(event).toEqual(before);
});

describe("an event that is none of API Gateway's", () => {
  const { requestContext, ...withoutContext } = httpApiEvent();
  const { rawPath, ...withoutPath } = httpApiEvent();
  const { http, ...contextWithoutHttp } = requestContext;
  it.each([
    { event: undefined, message: "event is missing: expected an object" },
    { event: null, message: "event is null: expected an object" },
    { event: "ping", message: 'event is "ping": expected an object' },
    { event: [], message: "event is []: expected an object" },
    { event: {}, message: "event.requestContext is missing: expected an object" },
    { event: { source: "aws.events", detail: {} }, message: "event.requestContext is missing" },
    { event: withoutContext, message: "event.requestContext is missing" },
    { event: withoutPath, message: "event.rawPath is missing: expected a text" },
    {
      event: { ...withoutContext, requestContext: contextWithoutHttp },
      message: "event.requestContext.http is missing",
    },
    { event: { ...restApiEvent(), httpMethod: 7 }, message: "event.httpMethod is 7: expected a text" },
    { event: { ...restApiEvent(), path: "" }, message: 'event.path is "": expected a text' },
  ])("$message", ({ event, message }) => {
    expect(() => gatewayEvent(event)).toThrow(MalformedEventError);
    expect(() => gatewayEvent(event)).toThrow(message);
    expect(() => gatewayEvent(event)).toThrow("invoke it through its API");
  });
});
