import { LambdaClient } from "@aws-sdk/client-lambda";
import { DeliveryError } from "../errors.js";
import { parseAliasRecords, recordAliases } from "../release/alias-record.js";
import { awsFunctions } from "../release/aws-functions.js";
import type { DeployedFunctions } from "../release/deployed-functions.js";
import { checkRelease, formatRelease, parseRelease, releaseOf } from "../release/manifest.js";
import { rollback } from "../release/rollback.js";
import { readStack, type SynthesisedStack } from "../release/stack-functions.js";
import { verifyDeployed } from "../release/verify.js";
import { digestOf, readText, writeText } from "./files.js";
import { readOptions } from "./options.js";
import type { Verb } from "./verb.js";

export const releaseVerbs: Readonly<Record<string, Verb>> = {
  "digests-write": {
    usage: "digests-write --commit SHA --out release.json STACK_DIRECTORY...",
    does: "writes down what was built, once for all stages; answers release=DIGEST",
    async run(args, { say, answer }) {
      const { values, positionals } = readOptions(args, ["commit", "out"]);
      const release = releaseOf(values.commit, positionals.map(readStack));
      writeText(values.out, formatRelease(release));
      for (const { name, codeSha256, sizeBytes } of release.archives) say(`${name}: ${codeSha256}, ${sizeBytes} bytes`);
      answer("release", digestOf(values.out));
    },
  },
  "digests-check": {
    usage: "digests-check --release release.json --digest DIGEST --stack DIRECTORY",
    does: "refuses a release or a stack that is not, byte for byte, what was built",
    async run(args, { say }) {
      const { values } = readOptions(args, ["release", "digest", "stack"]);
      const digest = digestOf(values.release);
      if (digest !== values.digest) {
        throw new DeliveryError(
          "DIGEST_CHANGED",
          `${values.release} has digest ${digest}; the build answered ${values.digest}: the artefact was changed on its way`,
        );
      }
      const release = parseRelease(readText(values.release), values.release);
      checkRelease(release, readStack(values.stack));
      say(`${values.stack} is what commit ${release.commit} built`);
    },
  },
  "digests-verify": {
    usage: "digests-verify --release release.json --stack DIRECTORY",
    does: "asks Lambda whether it runs the release, behind every function and alias",
    async run(args, { say }) {
      const { values } = readOptions(args, ["release", "stack"]);
      const release = parseRelease(readText(values.release), values.release);
      for (const line of await verifyDeployed(release, readStack(values.stack), awsFunctions(new LambdaClient({}))))
        say(line);
    },
  },
  aliases: {
    usage: "aliases --stack DIRECTORY --out aliases.json",
    does: "writes down where callers are sent before a deploy",
    async run(args, { say }) {
      const { values } = readOptions(args, ["stack", "out"]);
      const stack = readStack(values.stack);
      const records = await recordAliases(stack, functionsOf(stack));
      writeText(values.out, `${JSON.stringify(records)}\n`);
      for (const { functionName, alias, target } of records) {
        say(`${functionName}:${alias} ${target === undefined ? "does not exist yet" : `is version ${target.version}`}`);
      }
    },
  },
  rollback: {
    usage: "rollback --stack DIRECTORY --record aliases.json",
    does: "sends callers back to where they were before the deploy",
    async run(args, { say }) {
      const { values } = readOptions(args, ["stack", "record"]);
      const records = parseAliasRecords(readText(values.record), values.record);
      for (const line of await rollback(records, functionsOf(readStack(values.stack)))) say(line);
    },
  },
};

function functionsOf({ region }: SynthesisedStack): DeployedFunctions {
  return awsFunctions(new LambdaClient({ region }));
}
