import type { CloudModel } from "../cloud/cloud-model.js";

/**
 * What a function takes out of the account's pool: its reservation, and without one its provisioned concurrency.
 * Provisioned concurrency of a function with a reservation lies inside that reservation.
 */
function claim(reserved: number | undefined, provisioned: number): number {
  return reserved ?? provisioned;
}

/**
 * Executions left for functions without a reservation:
 *
 *   unreserved = limit - sum over functions of (reserved, or else provisioned)
 *
 * @param without leaves this function out of the sum, to ask what a change of it would leave
 */
export async function unreservedExecutions(cloud: CloudModel, without?: string): Promise<number> {
  const reserved = await cloud.reserved.all();
  const provisioned = cloud.provisioned.totals();
  let claimed = 0;
  for (const name of new Set([...reserved.keys(), ...provisioned.keys()])) {
    if (name !== without) claimed += claim(reserved.get(name), provisioned.get(name) ?? 0);
  }
  return cloud.account.concurrencyLimit - claimed;
}
