import shared from "@serverless-autoscaler/test-config/vitest";
import { defineConfig } from "vitest/config";

/** Against a real emulator, which is started for it. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ["test/**/*.e2e.test.ts"],
    exclude: ["**/node_modules/**"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
