import type { CapacityCost } from "./capacity-cost.js";

/** Says in words what capacity costs now and will cost; one sentence a figure that changes. */
export function costSentences(costs: readonly CapacityCost[]): readonly string[] {
  return costs.flatMap(({ target, floor, ceiling }) => [
    ...sentence(floor, `${target}: always warm`, "costs"),
    ...sentence(ceiling, `${target}: warm at most`, "may cost up to"),
  ]);
}

function sentence(change: CapacityCost["floor"], subject: string, verb: string): readonly string[] {
  const { beforeExecutions, afterExecutions, usdPerMonth } = change;
  const executions =
    beforeExecutions === afterExecutions
      ? `${afterExecutions} executions as before`
      : `${beforeExecutions} -> ${afterExecutions} executions`;
  if (usdPerMonth === undefined) {
    if (beforeExecutions === afterExecutions) return [];
    return [`${subject} ${executions}; the function is not in this plan, so its size and price are not known here`];
  }
  const { before, after } = usdPerMonth;
  if (before === after && beforeExecutions === afterExecutions) return [];
  return [`${subject} ${executions}, ${verb} ${usd(before)} -> ${usd(after)} USD a month (${signed(after - before)})`];
}

function usd(amount: number): string {
  return amount.toFixed(2);
}

function signed(amount: number): string {
  return `${amount < 0 ? "-" : "+"}${usd(Math.abs(amount))}`;
}
