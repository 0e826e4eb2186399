import { userInfo } from "node:os";
import type { Control } from "@serverless-autoscaler/scaling-core";
import type { Command } from "commander";
import { durationMs, integerIn } from "../arguments.js";
import { type Output, printJson } from "../output.js";
import { nameOf, type Scope } from "../store/controls.js";
import { describePlace, openState, type State, type StateOptions, withState } from "../store/state.js";

interface OperateOptions extends StateOptions {
  readonly for: number;
  readonly reason: string;
}

/** The operator's controls. Each ends by itself: nobody has to remember at 4 a.m. what was done at 3. */
export function addOperate(program: Command, outputOf: () => Output): void {
  const whichTarget = ["<target>", 'name of the target in the policy file; "*" for all'] as const;
  const forHowLong = ["--for <duration>", "how long, for example 30m or 2h", durationMs] as const;
  const reasonText = ["--reason <text>", "for the next on-call"] as const;

  withState(program.command("pause"))
    .description("hold a target where it is: nothing scales it out or in until the pause ends")
    .argument(...whichTarget)
    .requiredOption(...forHowLong)
    .requiredOption(...reasonText)
    .action((target: string, options: OperateOptions) =>
      change(outputOf(), options, target, ({ controls }, scope) => {
        const said = { until: Date.now() + options.for, reason: options.reason, by: userInfo().username };
        return controls.say(scope, "pause", said);
      }),
    );

  withState(program.command("override"))
    .description("set a target to a capacity until the override ends; bounds still hold")
    .argument(...whichTarget)
    .argument("<capacity>", "executions or instances", integerIn(0, 100_000))
    .requiredOption(...forHowLong)
    .requiredOption(...reasonText)
    .action((target: string, capacity: number, options: OperateOptions) =>
      change(outputOf(), options, target, ({ controls }, scope) => {
        const said = { capacity, until: Date.now() + options.for, reason: options.reason };
        return controls.say(scope, "override", said);
      }),
    );

  withState(program.command("resume"))
    .description("end a pause or an override now")
    .argument(...whichTarget)
    .action((target: string, options: StateOptions) =>
      change(outputOf(), options, target, async ({ controls }, scope) => {
        await controls.takeBack(scope, "pause");
        await controls.takeBack(scope, "override");
      }),
    );
}

async function change(
  output: Output,
  options: StateOptions,
  target: string,
  work: (state: State, scope: Scope) => Promise<void>,
): Promise<void> {
  const scope: Scope = target === "*" ? { kind: "all" } : { kind: "target", name: target };
  const state = await openState(options);
  await work(state, scope);
  const control = await state.controls.read(scope);
  const all = scope.kind === "all" ? {} : await state.controls.read({ kind: "all" });
  const unseen = scope.kind === "target" && (await state.memory.load([target])).get(target)?.memory === undefined;
  if (unseen) output.note(`${target}: no tick has seen a target of this name here; is the name right, and the place?`);
  if (output.json) return printJson(output, { target, control, all, place: describePlace(options) });
  output.out(describeControls(nameOf(scope), control, all));
  output.out(`(${describePlace(options)})`);
}

/** What was said of a target and of all; what stands behind what. */
function describeControls(target: string, own: Control, all: Control): string {
  const lines = [...linesOf(target, own), ...linesOf("*", all)];
  const both = (own.pause ?? all.pause) !== undefined && (own.override ?? all.override) !== undefined;
  if (both) lines.push("while a pause lasts it comes before every override");
  return lines.length > 0 ? lines.join("\n") : `${target}: follows its policies`;
}

function linesOf(target: string, { pause, override }: Control): string[] {
  return [
    pause === undefined ? undefined : `${target}: paused until ${iso(pause.until)} by ${pause.by}: ${pause.reason}`,
    override === undefined
      ? undefined
      : `${target}: override to ${override.capacity}, within its bounds, until ${iso(override.until)}: ${override.reason}`,
  ].filter((line) => line !== undefined);
}

const iso = (ms: number): string => new Date(ms).toISOString();
