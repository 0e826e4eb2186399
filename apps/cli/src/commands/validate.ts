import { describeProblem, PolicyFileError } from "@serverless-autoscaler/scaling-config";
import { describeResource } from "@serverless-autoscaler/scaling-core";
import type { Command } from "commander";
import { badInput, EXIT_BAD_INPUT } from "../failure.js";
import { type Output, printJson } from "../output.js";
import { readPolicyFile } from "../read-policy.js";

export function addValidate(program: Command, outputOf: () => Output): void {
  program
    .command("validate")
    .description("check a policy file; every problem with line, path, value and what was expected")
    .argument("<file>", "policy file, YAML or JSON")
    .action(async (file: string) => validate(file, outputOf()));
}

async function validate(path: string, output: Output): Promise<void> {
  try {
    const { targets, templates } = await readPolicyFile(path);
    if (output.json) {
      printJson(output, {
        file: path,
        valid: true,
        targets: targets.map(({ name }) => name),
        policies: [...templates.keys()],
      });
      return;
    }
    output.out(`${path}: valid, ${targets.length} targets, ${templates.size} named policies`);
    for (const { name, resource, bounds, policies } of targets) {
      const types = [...new Set(policies.map(({ type }) => type))].join(", ");
      output.out(`  ${name}: ${describeResource(resource)}, ${bounds.min} to ${bounds.max}, by ${types}`);
    }
  } catch (cause) {
    if (!(cause instanceof PolicyFileError)) throw cause;
    if (output.json) {
      printJson(output, { file: path, valid: false, problems: cause.problems });
      process.exitCode = EXIT_BAD_INPUT;
      return;
    }
    throw badInput(cause.problems.map((problem) => describeProblem(path, problem)).join("\n"));
  }
}
