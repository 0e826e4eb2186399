import { userInfo } from "node:os";
import type { Control } from "@serverless-autoscaler/scaling-core";
import type { Command } from "commander";
import { durationMs, integerIn } from "../arguments.js";
import { type Output, printJson } from "../output.js";
import { openState, type StateOptions, withState } from "../store/state.js";

interface OperateOptions extends StateOptions {
  readonly for: number;
  readonly reason: string;
}

/** The operator's controls. Each ends by itself: nobody has to remember at 4 a.m. what was done at 3. */
export function addOperate(program: Command, outputOf: () => Output): void {
  const forHowLong = ["--for <duration>", "how long, for example 30m or 2h", durationMs] as const;
  const reasonText = ["--reason <text>", "for the next on-call"] as const;

  withState(program.command("pause"))
    .description("hold a target where it is: nothing scales it out or in until the pause ends")
    .argument("<target>", "name of the target in the policy file")
    .requiredOption(...forHowLong)
    .requiredOption(...reasonText)
    .action(async (target: string, options: OperateOptions) => {
      const until = Date.now() + options.for;
      const pause = { until, reason: options.reason, by: userInfo().username };
      await change(outputOf(), options, target, (before) => ({ ...before, pause }));
    });

  withState(program.command("override"))
    .description("set a target to a capacity until the override ends; bounds still hold")
    .argument("<target>", "name of the target in the policy file")
    .argument("<capacity>", "executions or instances", integerIn(0, 100_000))
    .requiredOption(...forHowLong)
    .requiredOption(...reasonText)
    .action(async (target: string, capacity: number, options: OperateOptions) => {
      const override = { capacity, until: Date.now() + options.for, reason: options.reason };
      await change(outputOf(), options, target, (before) => ({ ...before, override }));
    });

  withState(program.command("resume"))
    .description("end a pause or an override now")
    .argument("<target>", "name of the target in the policy file")
    .action(async (target: string, options: StateOptions) => change(outputOf(), options, target, () => undefined));
}

async function change(
  output: Output,
  options: StateOptions,
  target: string,
  update: (before: Control | undefined) => Control | undefined,
): Promise<void> {
  const state = await openState(options);
  await state.updateControl(target, update);
  const control = await state.readControl(target);
  if (output.json) return printJson(output, { target, control: control ?? null });
  output.out(describeControl(target, control));
}

function describeControl(target: string, control: Control | undefined): string {
  const { pause, override } = control ?? {};
  const lines = [
    pause === undefined ? undefined : `${target}: paused until ${iso(pause.until)} by ${pause.by}: ${pause.reason}`,
    override === undefined
      ? undefined
      : `${target}: override to ${override.capacity} until ${iso(override.until)}: ${override.reason}`,
  ].filter((line) => line !== undefined);
  return lines.length > 0 ? lines.join("\n") : `${target}: follows its policies`;
}

const iso = (ms: number): string => new Date(ms).toISOString();
