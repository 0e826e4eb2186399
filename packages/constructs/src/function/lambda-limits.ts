import { ConstructsError } from "../errors.js";

/** What Lambda accepts. Source: AWS Lambda developer guide, "Lambda quotas" (read 2026-11). */
export const lambdaLimits = {
  memoryMb: { min: 128, max: 10_240 },
  timeoutSeconds: { min: 1, max: 900 },
  ephemeralStorageMb: { min: 512, max: 10_240 },
  environmentBytes: { max: 4_096 },
  zippedMb: { max: 50 },
  unzippedMb: { max: 250 },
  nameLength: { max: 64 },
} as const;

export interface FunctionSize {
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly ephemeralStorageMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

const BYTES_PER_MB = 1024 * 1024;

/**
 * Refuses at synth what Lambda would refuse in the middle of a deploy.
 *
 * @throws {ConstructsError} LIMIT_EXCEEDED, naming function, field, value and range
 */
export function checkFunctionLimits(size: FunctionSize): void {
  if (!/^[A-Za-z0-9_-]+$/.test(size.name) || size.name.length > lambdaLimits.nameLength.max) {
    refuse(size.name, "name", `"${size.name}"`, "1 to 64 letters, digits, - and _");
  }
  for (const field of ["memoryMb", "timeoutSeconds", "ephemeralStorageMb"] as const) {
    const { min, max } = lambdaLimits[field];
    const value = size[field];
    if (!Number.isInteger(value) || value < min || value > max) {
      refuse(size.name, field, String(value), `a whole number from ${min} to ${max}`);
    }
  }
  const environmentBytes = Object.entries(size.environment).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  if (environmentBytes > lambdaLimits.environmentBytes.max) {
    refuse(
      size.name,
      "environment",
      `${environmentBytes} bytes`,
      `at most ${lambdaLimits.environmentBytes.max} bytes of names and values together`,
    );
  }
}

/** @throws {ConstructsError} LIMIT_EXCEEDED when the package is too large for a direct upload */
export function checkPackageLimits(directory: string, zippedBytes: number, unzippedBytes: number): void {
  const sizes = [
    ["zipped", zippedBytes, lambdaLimits.zippedMb.max],
    ["unzipped", unzippedBytes, lambdaLimits.unzippedMb.max],
  ] as const;
  for (const [form, bytes, maxMb] of sizes) {
    if (bytes > maxMb * BYTES_PER_MB) {
      refuse(directory, `package, ${form}`, `${(bytes / BYTES_PER_MB).toFixed(1)} MB`, `at most ${maxMb} MB`);
    }
  }
}

function refuse(where: string, field: string, value: string, expected: string): never {
  throw new ConstructsError("LIMIT_EXCEEDED", `${where}: ${field} is ${value}; Lambda allows ${expected}`);
}
