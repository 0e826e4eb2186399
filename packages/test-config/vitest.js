import { defineConfig } from "vitest/config";

const conditions = ["@serverless-autoscaler/source"];

/** What every package's tests share: workspace packages resolve to their sources, so no build comes first. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "bin/**/*.test.ts"],
    exclude: ["**/*.e2e.test.ts", "**/node_modules/**", "**/dist/**"],
    // No test asserts a time: a loaded machine may take its own.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
