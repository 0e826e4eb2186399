export { default } from "@serverless-autoscaler/test-config/vitest";
