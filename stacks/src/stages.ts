import type { Stage } from "./stage/stage.js";

/** Part of every name and tag, so that an account shows what belongs here. */
export const project = "autoscaler";

/** Where stack `bootstrap` puts the bucket with the states. */
export const stateRegion = "us-east-1";

const local: Stage = {
  name: "local",
  region: "us-east-1",
  backend: { kind: "local" },
  permissionsBoundary: "none",
  policyFile: "local.yaml",
  poolShare: 100,
  logRetentionDays: 1,
  api: {
    memoryMb: 512,
    timeoutSeconds: 29,
    throttling: { requestsPerSecond: 100, burst: 200 },
    allowOrigins: ["*"],
  },
  scaler: { mode: "active", discovery: "on", memoryMb: 512, timeoutSeconds: 50, pointInTimeRecovery: false },
  alarms: { errors: 1, throttles: 1 },
  tags: {},
};

const dev: Stage = {
  ...local,
  name: "dev",
  backend: { kind: "s3" },
  permissionsBoundary: "bootstrap",
  policyFile: "dev.yaml",
  logRetentionDays: 14,
};

const prod: Stage = {
  ...dev,
  name: "prod",
  policyFile: "prod.yaml",
  poolShare: 400,
  logRetentionDays: 90,
  api: {
    ...dev.api,
    throttling: { requestsPerSecond: 1000, burst: 2000 },
    // Browsers of other sites are kept out until somebody names the site: "https://shop.example".
    allowOrigins: [],
  },
  scaler: { ...dev.scaler, pointInTimeRecovery: true, guaranteedExecutions: 1 },
  alarms: { errors: 5, throttles: 1 },
};

/** Every stage that can be deployed; a new one is a new entry and a policy file. */
export const stages: readonly Stage[] = [local, dev, prod];
