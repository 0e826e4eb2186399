import shared from "@serverless-autoscaler/test-config/vitest";
import { defineConfig, mergeConfig } from "vitest/config";

export default mergeConfig(shared, defineConfig({ test: { include: ["scripts/**/*.test.ts"] } }));
