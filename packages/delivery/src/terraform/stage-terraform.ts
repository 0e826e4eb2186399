import { copyFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DeliveryError } from "../errors.js";
import { asObject, asText, parseObject } from "../json.js";
import { refusalOf } from "./refusal.js";
import { runTerraform } from "./run-terraform.js";

const CHANGES = 2;

/** `choose`: take the provider that the stack asks for. `as planned`: take that one, byte for byte, or refuse. */
type Providers = "choose" | "as planned";

/** @param stateBucket where the states are; absent: the stack itself says it */
export async function initStage(
  stackDirectory: string,
  stateBucket: string | undefined,
  providers: Providers,
): Promise<void> {
  const bucket = stateBucket === undefined ? [] : [`-backend-config=bucket=${stateBucket}`];
  const lock = providers === "as planned" ? ["-lockfile=readonly"] : [];
  const args = ["init", "-no-color", "-reconfigure", ...bucket, ...lock];
  const { exitCode, output } = await runTerraform(stackDirectory, args, "show");
  if (exitCode !== 0) throw refusalOf(output, "terraform init");
}

export interface KeptPlan {
  readonly changes: "some" | "none";
  /** The plan as `terraform show -json` prints it; may hold secrets, so it stays in the job that made it. */
  readonly json: string;
}

/**
 * Plans a stage and keeps the plan file.
 *
 * @param lock `none` for a plan that is only looked at: it neither waits for a deploy nor holds one up
 * @throws {DeliveryError} TERRAFORM_FAILED
 */
export async function planStage(stackDirectory: string, planFile: string, lock: "state" | "none"): Promise<KeptPlan> {
  const file = resolve(planFile);
  const locking = lock === "none" ? ["-lock=false"] : ["-lock-timeout=5m"];
  const args = ["plan", "-no-color", "-input=false", "-detailed-exitcode", `-out=${file}`, ...locking];
  const planned = await runTerraform(stackDirectory, args, "show");
  if (planned.exitCode !== 0 && planned.exitCode !== CHANGES) throw refusalOf(planned.output, "terraform plan");
  const shown = await runTerraform(stackDirectory, ["show", "-json", "-no-color", file], "hide");
  if (shown.exitCode !== 0) throw refusalOf(shown.output, "terraform show");
  return { changes: planned.exitCode === CHANGES ? "some" : "none", json: shown.stdout };
}

/**
 * Applies a kept plan, that one and no other.
 *
 * @throws {DeliveryError} STALE_PLAN when the stage has changed since the plan was made; nothing is applied then
 */
export async function applyPlan(stackDirectory: string, planFile: string): Promise<void> {
  const args = ["apply", "-no-color", "-input=false", "-lock-timeout=5m", resolve(planFile)];
  const { exitCode, output } = await runTerraform(stackDirectory, args, "show");
  if (exitCode !== 0) throw refusalOf(output, "terraform apply");
}

/** @throws {DeliveryError} BAD_INPUT when the stage has no such output */
export async function outputOf(stackDirectory: string, name: string): Promise<string> {
  const { exitCode, stdout, output } = await runTerraform(stackDirectory, ["output", "-json", "-no-color"], "hide");
  if (exitCode !== 0) throw refusalOf(output, "terraform output");
  const value = asText(asObject(parseObject(stdout, "terraform output", "outputs by name")[name]).value);
  if (value === undefined) throw new DeliveryError("BAD_INPUT", `${stackDirectory} has no output ${name}`);
  return value;
}

/** Terraform's record of the provider that it took, beside a stack; and under the name that an artefact can have. */
const LOCK_FILE = ".terraform.lock.hcl";
const KEPT_LOCK_FILE = "terraform.lock.hcl";

/** Keeps the record of the provider beside the plan that it made. */
export function keepLock(stackDirectory: string, planFile: string): void {
  copyFileSync(join(stackDirectory, LOCK_FILE), join(dirname(planFile), KEPT_LOCK_FILE));
}

/** Puts the record back, on the machine that applies the plan. */
export function restoreLock(stackDirectory: string, planFile: string): void {
  copyFileSync(join(dirname(planFile), KEPT_LOCK_FILE), join(stackDirectory, LOCK_FILE));
}
