import { App } from "cdktf";
import { BootstrapStack } from "./bootstrap/bootstrap-stack.js";
import type { Environment } from "./environment.js";
import { StageStack, type StageSurroundings } from "./stage/stage-stack.js";
import { stages } from "./stages.js";

export interface AppOptions {
  readonly environment: Environment;
  readonly surroundings: Omit<StageSurroundings, "stateBucket">;
  /** Folder for the synthesised stacks. Absent: what the cdktf CLI says, else `cdktf.out`. */
  readonly outdir?: string;
}

/** Every stack: `bootstrap` once an account, and one a stage. Call `synth()` on what comes back. */
export function buildApp({ environment, surroundings, outdir }: AppOptions): App {
  const app = new App({
    ...(outdir === undefined ? {} : { outdir }),
    // Traces hold paths of the machine: an unchanged source would synthesise differently elsewhere.
    stackTraces: false,
    context: { targetVersions: { terraform: ">=1.10.0" } },
  });
  new BootstrapStack(app, stages, environment);
  for (const stage of stages) new StageStack(app, stage, { ...surroundings, ...environment });
  return app;
}
