import { terminalTable } from "@serverless-autoscaler/report";
import {
  baseline,
  type PolicyResult,
  parseTrace,
  type SimulationOptions,
  simulate,
  type Trace,
} from "@serverless-autoscaler/simulator";
import type { TuneOptions } from "../commands/tune.js";
import { badInput } from "../failure.js";
import { type Output, printJson } from "../output.js";
import { readInput } from "../read-policy.js";
import { objectiveOf, simulationOptions } from "../simulate/options.js";
import { resultTable } from "../simulate/tables.js";
import { type Candidate, candidates } from "../tune/candidates.js";
import { describeAim, score } from "../tune/score.js";

/** Within the part that is searched, this much is for policies to learn and not counted. */
const WARM_UP = 0.25;
const HOUR_MS = 3_600_000;

/**
 * Searches on the first part of the trace alone (`--train`), then replays the best setting on the whole and counts the
 * rest: what is reported was not searched on.
 */
export async function tune(given: TuneOptions, output: Output): Promise<void> {
  const options = simulationOptions(given);
  const objective = objectiveOf(given);
  const trace = parseTrace(await readInput(given.trace, "the trace"), given.trace);
  const first = firstPart(trace, options.train);
  const searching = { ...options, train: WARM_UP };
  const nothing = await simulate(first, searching, baseline("none"));
  const most = Math.max(...nothing.minutes.concurrencyMax.subarray(0, nothing.minutes.length));
  const tried = candidates(given.policy, options, most);

  const results: { candidate: Candidate; result: PolicyResult; score: readonly [number, number] }[] = [];
  const hours = (first.counts.length * first.binMs * (1 - WARM_UP)) / HOUR_MS;
  for (const [index, candidate] of tried.entries()) {
    const { result } = await simulate(first, searching, candidate.policy, (share) =>
      output.progress(`searching: ${Math.floor((100 * (index + share)) / tried.length)} %`),
    );
    results.push({ candidate, result, score: score(result, nothing.result, objective, hours) });
  }
  output.progress("");
  results.sort((one, other) => one.score[0] - other.score[0] || one.score[1] - other.score[1]);
  const best = results[0];
  if (best === undefined) throw badInput(`${given.trace}: nothing to search on`);

  const usual = tried.find(({ isDefault, name }) => isDefault && name !== best.candidate.name);
  const held: PolicyResult[] = [];
  for (const policy of [baseline("none"), best.candidate.policy, ...(usual === undefined ? [] : [usual.policy])]) {
    held.push((await simulate(trace, options, policy)).result);
  }
  const [none, tuned] = held as [PolicyResult, PolicyResult];
  const restHours = (trace.counts.length * trace.binMs * (1 - options.train)) / HOUR_MS;
  const met = { searched: best.score[0] === 0, heldOut: score(tuned, none, objective, restHours)[0] === 0 };
  if (output.json) {
    const searched = results.map(({ candidate, result }) => ({ setting: candidate.name, ...result }));
    return printJson(output, {
      trace: trace.name,
      options,
      aim: describeAim(objective),
      best: best.candidate.yaml,
      met,
      searched,
      heldOut: held,
    });
  }
  tell(output, trace, options, {
    aim: describeAim(objective),
    best: best.candidate,
    met,
    searched: results.map(({ result }) => result),
    held,
    tried: tried.length,
  });
}

/** The first part of a trace, as a trace of its own. @throws {CommandError} when there is no such part */
function firstPart(trace: Trace, share: number): Trace {
  const bins = Math.floor(trace.counts.length * share);
  if (bins < 4)
    throw badInput(`--train ${share}: leaves ${bins} bins to search on; expected at least 4 of ${trace.counts.length}`);
  return { ...trace, counts: trace.counts.slice(0, bins) };
}

interface Told {
  readonly aim: string;
  readonly best: Candidate;
  readonly met: { readonly searched: boolean; readonly heldOut: boolean };
  readonly searched: readonly PolicyResult[];
  readonly held: readonly PolicyResult[];
  readonly tried: number;
}

function tell(output: Output, { name: trace }: Trace, options: SimulationOptions, told: Told): void {
  const style = { width: output.columns, glyphs: "unicode" as const, colour: output.colour };
  const table = (policies: readonly PolicyResult[]) => terminalTable(resultTable({ trace, options, policies }), style);
  const percent = Math.round(options.train * 100);
  output.out(
    `${trace}: ${told.aim}; ${told.tried} settings tried on the first ${percent} % of the trace. The best five:`,
  );
  output.out(table(told.searched.slice(0, 5)));
  output.out(`\nOn the other ${100 - percent} %, which nothing was searched on:`);
  output.out(table(told.held));
  if (!told.met.searched) output.out("\nNo setting met the aim where it was searched; this one came nearest.");
  else if (!told.met.heldOut)
    output.out("\nThe aim was met where it was searched, and missed on the rest: the traffic has changed.");
  output.out(`\nFor the policy file:\n${told.best.yaml.map((line) => `    ${line}`).join("\n")}`);
}
