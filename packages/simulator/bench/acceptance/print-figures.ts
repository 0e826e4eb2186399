import type { FleetFigures } from "./measure-fleet.js";
import type { Figure, TraceFigures } from "./measure-trace.js";

/** Prints the table per trace and figures A to F with their goals. */
export function printFigures(figures: readonly TraceFigures[], fleet: FleetFigures | undefined): void {
  for (const each of figures) console.log(line(each));
  const tenth = figures.filter(({ none, oracleZero }) => oracleZero.coldStarts <= none.coldStarts / 10);
  const reached = tenth.filter((each) => each.tenth.coldStartRate <= each.none.coldStartRate / 10);
  const perfect = figures.flatMap((each) =>
    each.perfectForecast === undefined ? [] : [each.tenth.costUsd / each.perfectForecast.costUsd],
  );
  const cold = (pick: (each: TraceFigures) => readonly [Figure, Figure]) =>
    figures.map((each) => coldRatio(...pick(each)));
  const cost = (pick: (each: TraceFigures) => readonly [Figure, Figure]) =>
    figures.map((each) => costRatio(...pick(each)));
  const loses = figures.filter(
    ({ plain, none }) => plain.costUsd > none.costUsd && plain.coldStarts >= none.coldStarts,
  );
  const c = (each: TraceFigures) => [each.atSpend, each.awsTargetTracking] as const;
  const d = (each: TraceFigures) => [each.atSpendMax, each.awsTargetTrackingMax] as const;
  const e = (each: TraceFigures) => [each.atHybrid, each.hybridHistogram] as const;
  console.log(`
A  dearer than none and no fewer cold starts: ${loses.length} of ${figures.length} traces (goal 0); cost at most ${show(
    quantile(
      cost((each) => [each.plain, each.none]),
      1,
    ),
  )} x
B  a tenth of none's cold starts: reached on ${reached.length} of the ${tenth.length} within the oracle's reach (goal 90 %); cost against the perfect forecast: median ${show(quantile(perfect, 0.5))} (goal 1.20), 90th percentile ${show(quantile(perfect, 0.9))} (goal 1.8), ${perfect.length} traces
C  at the spend of aws-target-tracking: cold starts x ${show(quantile(cold(c), 0.5))} in the median (goal 0.6), more on ${cold(c).filter((x) => x > 1).length} traces (goal 2); spend x ${show(quantile(cost(c), 0.5))}
D  at the spend of aws-target-tracking-max: cold starts x ${show(quantile(cold(d), 0.5))} in the median (goal 0.25); spend x ${show(quantile(cost(d), 0.5))}
E  cold starts of hybrid-histogram (x ${show(quantile(cold(e), 0.5))} in the median): cost x ${show(quantile(cost(e), 0.5))} in the median (goal 0.8)`);
  if (fleet === undefined) return;
  const { predictive, hybridHistogram, none } = fleet;
  console.log(
    `F  fleet: cold starts x ${show(coldRatio(predictive, hybridHistogram))}, cost x ${show(costRatio(predictive, hybridHistogram))} of hybrid-histogram (goal 0.7); hybrid-histogram costs x ${show(costRatio(hybridHistogram, none))} of none with x ${show(coldRatio(hybridHistogram, none))} of its cold starts; one is worth $${predictive.coldStartUsd.toPrecision(3)}`,
  );
}

function line(each: TraceFigures): string {
  const { none } = each;
  const against = (figure: Figure) => `${show(costRatio(figure, none))}/${show(coldRatio(figure, none))}`;
  const perfect = each.perfectForecast === undefined ? "-" : against(each.perfectForecast);
  return [
    each.trace.padEnd(24),
    `none $${none.costUsd.toFixed(3)}/${none.coldStarts}`,
    `A ${against(each.plain)}`,
    `B ${against(each.tenth)} perfect ${perfect} zero ${against(each.oracleZero)}`,
    `C ${against(each.atSpend)} aws ${against(each.awsTargetTracking)}`,
    `D ${against(each.atSpendMax)} max ${against(each.awsTargetTrackingMax)}`,
    `E ${against(each.atHybrid)} hybrid ${against(each.hybridHistogram)}`,
  ].join("  ");
}

const costRatio = (one: Figure, other: Figure): number => one.costUsd / other.costUsd;
/** With one more on both sides, so that none at all can be compared. */
const coldRatio = (one: Figure, other: Figure): number => (one.coldStarts + 1) / (other.coldStarts + 1);
const show = (ratio: number): string => ratio.toFixed(3);

function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
