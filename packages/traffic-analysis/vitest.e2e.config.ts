import shared from "@serverless-autoscaler/test-config/vitest";
import { defineConfig } from "vitest/config";

/** On the real emulator and in a real browser, which must be installed. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    include: ["test/**/*.e2e.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
