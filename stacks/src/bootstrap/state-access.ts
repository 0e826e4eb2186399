import type { Statement } from "@serverless-autoscaler/constructs";

/** Reads the states named; takes no lock, so a plan cannot hold up a deploy (`plan -lock=false`). */
export function readStates(bucketArn: string, stages: readonly string[]): readonly Statement[] {
  return [
    listBucket(bucketArn),
    {
      sid: "ReadState",
      actions: ["s3:GetObject"],
      resources: stages.map((stage) => `${bucketArn}/${stage}.tfstate`),
    },
  ];
}

/** Reads, writes and locks the state of one stage. The lock is a file beside it, and the only thing it may delete. */
export function writeState(bucketArn: string, stage: string): readonly Statement[] {
  const state = `${bucketArn}/${stage}.tfstate`;
  const lock = `${state}.tflock`;
  return [
    listBucket(bucketArn),
    { sid: "WriteState", actions: ["s3:GetObject", "s3:PutObject"], resources: [state, lock] },
    { sid: "ReleaseLock", actions: ["s3:DeleteObject"], resources: [lock] },
  ];
}

function listBucket(bucketArn: string): Statement {
  // Without it S3 answers 403 instead of 404 for a state that does not exist yet.
  return { sid: "FindState", actions: ["s3:ListBucket"], resources: [bucketArn] };
}
