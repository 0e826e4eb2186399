import { type LocalAws, startLocalAws, startMoto } from "@serverless-autoscaler/local-aws";

/** AWS on this machine: the emulator, and before it the endpoint that answers what the emulator lacks. */
export interface LocalCloud {
  /** Where AWS is answered: for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Counts requests, puts metrics, makes trouble. */
  readonly aws: LocalAws;
  stop(): Promise<void>;
}

/** Starts both; `stop` ends both. */
export async function startLocalCloud(options: { readonly spinUpSeconds?: number } = {}): Promise<LocalCloud> {
  const moto = await startMoto();
  const aws = await startLocalAws({ upstream: moto.url, ...options });
  return {
    endpoint: aws.url,
    aws,
    async stop() {
      await aws.close();
      await moto.stop();
    },
  };
}
