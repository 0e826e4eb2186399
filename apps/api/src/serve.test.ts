import { expect, it } from "vitest";
import { createApp } from "./app.js";
import { randomIdentity } from "./request-identity.js";
import { serve } from "./serve.js";

const environment = { stage: "trial", startsCold: false };

it("cuts off a request that outlasts the time of grace", async () => {
  const statuses: number[] = [];
  const app = createApp({ environment, identify: randomIdentity, write: ({ status }) => statuses.push(status) });
  const server = await serve(app, 0);
  const working = fetch(`${server.url}/work?ms=1000`).then(
    () => "answered",
    () => "cut off",
  );
  await fetch(server.url); // answered, so the earlier request has arrived too
  await server.stop(10);
  expect(await working).toBe("cut off");
  await expect.poll(() => statuses).toEqual([200, 499]);
});

it("rejects when the port is taken", async () => {
  const app = createApp({ environment, identify: randomIdentity, write: () => {} });
  const server = await serve(app, 0);
  await expect(serve(app, Number(new URL(server.url).port))).rejects.toThrow("EADDRINUSE");
  await server.stop(0);
});
