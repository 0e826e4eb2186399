import type { SignalQuery } from "@serverless-autoscaler/scaling-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withinBudget } from "./within-budget.js";

const DAY = 86_400;
const query = (target: string, windowSeconds: number): SignalQuery => ({
  target,
  resource: { kind: "lambda-provisioned", function: target, alias: "live" },
  signals: ["concurrency", "invocations", "duration"],
  windowSeconds,
});
const names = ({ now }: ReturnType<typeof withinBudget>) => now.map(({ target }) => target);

describe("withinBudget", () => {
  it("reads five histories of 14 days at once: 3 x 20,160 points each, 302,400 in all", () => {
    const budgeted = withinBudget(Array.from({ length: 8 }, (_, index) => query(`f${index}`, 14 * DAY)));
    expect(names(budgeted)).toEqual(["f0", "f1", "f2", "f3", "f4"]);
    expect([...budgeted.later.keys()]).toEqual(["f5", "f6", "f7"]);
    expect(budgeted.later.get("f5")).toMatchObject({ code: "historyPostponed", retryable: true });
  });

  it("lets those finish first that are nearly done", () => {
    const rest = Array.from({ length: 5 }, (_, index) => query(`new${index}`, 14 * DAY));
    expect(names(withinBudget([...rest, query("old", 2 * DAY)]))[0]).toBe("old");
  });

  it("reads one history however long it is", () => {
    expect(names(withinBudget([query("long", 400 * DAY)]))).toEqual(["long"]);
  });

  it("never makes a short window wait, and answers for every target once", () => {
    const windows = fc.array(fc.constantFrom(0, 60, 300, 3600, DAY, 14 * DAY), { maxLength: 200 });
    fc.assert(
      fc.property(windows, (list) => {
        const queries = list.map((windowSeconds, index) => query(`f${index}`, windowSeconds));
        const budgeted = withinBudget(queries);
        const short = queries.filter(({ windowSeconds }) => windowSeconds <= 3600);
        expect(names(budgeted)).toEqual(expect.arrayContaining(short.map(({ target }) => target)));
        const answered = [...names(budgeted), ...budgeted.later.keys()].sort();
        expect(answered).toEqual(queries.map(({ target }) => target).sort());
      }),
    );
  });
});
