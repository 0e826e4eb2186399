import shared from "@serverless-autoscaler/test-config/vitest";
import { defineConfig } from "vitest/config";

/** Real terraform against an emulator: one file at a time, and as long as the provider's own waits take. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ["test/**/*.e2e.test.ts"],
    exclude: ["**/node_modules/**"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
