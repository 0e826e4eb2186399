import { DeliveryError } from "../errors.js";
import { smoke, smokeDefaults } from "../smoke/smoke.js";
import { outputOf } from "../terraform/stage-terraform.js";
import { readOptions } from "./options.js";
import type { Verb } from "./verb.js";

export const smokeVerbs: Readonly<Record<string, Verb>> = {
  smoke: {
    usage: "smoke --path /health --status 200 [--text TEXT] (--stack DIRECTORY | --url URL) [--attempts N]",
    does: "asks the API of a stage until it answers as expected; without --url where the stack says it is",
    async run(args, { say }) {
      const { values } = readOptions(args, ["path", "status"], ["text", "stack", "url", "attempts"]);
      const base = values.url ?? (values.stack === undefined ? undefined : await outputOf(values.stack, "api_url"));
      if (base === undefined || !URL.canParse(base)) {
        throw new DeliveryError(
          "BAD_INPUT",
          `--url is ${JSON.stringify(base ?? null)}; expected an address, or --stack`,
        );
      }
      const url = `${base.replace(/\/$/, "")}${values.path}`;
      const result = await smoke({
        ...smokeDefaults,
        url,
        expectStatus: whole("status", values.status),
        expectText: values.text ?? "",
        attempts: whole("attempts", values.attempts ?? String(smokeDefaults.attempts)),
      });
      if (result.kind === "failed") {
        throw new DeliveryError(
          "SMOKE_FAILED",
          `${url} was asked ${result.attempts} times and answered last: ${result.lastAnswer}; ` +
            `expected status ${values.status} with ${JSON.stringify(values.text ?? "")}`,
        );
      }
      say(`${url} answers as expected (asked ${result.attempts} times)`);
    },
  },
};

function whole(name: string, value: string): number {
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new DeliveryError("BAD_INPUT", `--${name} is "${value}"; expected a whole number from 1 to 9999`);
}
