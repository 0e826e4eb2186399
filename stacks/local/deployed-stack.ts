import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { localCredentials } from "../scripts/local-endpoint.js";
import { findToolchain } from "../scripts/toolchain.js";
import { buildApp } from "../src/app.js";
import type { Environment } from "../src/environment.js";
import { mustRun, run } from "./command.js";
import { changesOf, outputsOf, rightsOf } from "./terraform-json.js";

/** Bundles as `npm run build` leaves them. */
export const builtBundles = {
  api: fileURLToPath(new URL("../../apps/api/dist/lambda", import.meta.url)),
  scaler: fileURLToPath(new URL("../../apps/scaler/dist/lambda", import.meta.url)),
};
const ownPolicies = fileURLToPath(new URL("../policies", import.meta.url));

/** What a stack is synthesised from; default what `npm run build` left, and the repository's own policy files. */
interface Sources {
  readonly bundles?: { readonly api: string; readonly scaler: string };
  readonly policies?: string;
}

export interface DeployOptions extends Sources {
  /** Name of the stack: a stage, or `bootstrap`. */
  readonly stack: string;
  /** Where AWS is answered, for example `http://127.0.0.1:5000`. */
  readonly endpoint: string;
  /** An empty folder for stacks and state, which the caller removes. */
  readonly directory: string;
  readonly environment?: Environment;
}

/** A stack that real terraform applied to an endpoint of this machine. */
export interface DeployedStack {
  /** Outputs by name; of a stage: `api_url`, `api_function_name`, `scaler_function_name`, `table_name`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Environment of a function as Lambda gives it back, that is, as terraform really set it. */
  environmentOf(functionName: string): Promise<Readonly<Record<string, string>>>;
  /** Actions that a role may do, as terraform set them. */
  rightsOf(role: string): Promise<readonly string[]>;
  /** Synthesises again, from the same or from other sources; nothing is applied. */
  synth(sources?: Sources): void;
  /** What an apply would change, as `update aws_lambda_function.x`; nothing when the stack is as declared. */
  plan(): Promise<readonly string[]>;
  /** Applies what was synthesised last; gives back what terraform said, in order. */
  apply(): Promise<string>;
  /** Destroys; gives back the addresses still in the state: none when all is gone. */
  destroy(): Promise<readonly string[]>;
}

const EXIT_CHANGES = 2;

/** Synthesises a stack and applies it with real terraform to the endpoint. */
export async function deployStack(options: DeployOptions): Promise<DeployedStack> {
  const { stack, endpoint, directory, environment = {} } = options;
  const outdir = join(directory, "cdktf.out");
  const { terraform, variables } = findToolchain({ ...process.env, AWS_ENDPOINT_URL: endpoint }, directory);
  const command = (...args: readonly string[]) => ({
    program: terraform,
    args: [...args, "-no-color"],
    cwd: join(outdir, "stacks", stack),
    env: variables,
  });
  const usual: Required<Sources> = { bundles: builtBundles, policies: ownPolicies };

  const synth: DeployedStack["synth"] = (sources) => {
    const { bundles, policies } = { ...usual, ...options, ...sources };
    buildApp({ environment, surroundings: { bundles, policies }, outdir }).synth();
  };
  const apply = async () => (await mustRun(command("apply", "-auto-approve"))).stdout;

  synth();
  await mustRun(command("init"));
  await apply();

  return {
    outputs: outputsOf((await mustRun(command("output", "-json"))).stdout),
    synth,
    apply,
    async environmentOf(functionName) {
      const lambda = new LambdaClient({ endpoint, ...clientSettings() });
      const { Environment: set } = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: functionName }),
      );
      return set?.Variables ?? {};
    },
    async rightsOf(role) {
      return rightsOf(role, (await mustRun({ ...command(), args: ["state", "pull"] })).stdout);
    },
    async plan() {
      const { exitCode, stdout, stderr } = await run(command("plan", "-json", "-detailed-exitcode"));
      if (exitCode !== 0 && exitCode !== EXIT_CHANGES)
        throw new Error(`terraform plan: ${exitCode}\n${stdout}${stderr}`);
      return changesOf(stdout);
    },
    async destroy() {
      await mustRun(command("destroy", "-auto-approve"));
      const { stdout } = await mustRun({ ...command(), args: ["state", "list"] });
      return stdout.split("\n").filter((line) => line !== "");
    },
  };
}

/** Region and made-up keys for SDK clients that speak to an endpoint of this machine. */
export function clientSettings() {
  const { AWS_REGION: region = "", AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = localCredentials({});
  return { region, credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } };
}
