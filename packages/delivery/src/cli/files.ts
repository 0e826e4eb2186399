import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DeliveryError } from "../errors.js";

/** @throws {DeliveryError} BAD_INPUT naming the file */
export function readText(file: string): string {
  return readBytes(file).toString("utf8");
}

/** Writes a file, its folder included. */
export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Hex SHA-256 of a file. */
export function digestOf(file: string): string {
  return createHash("sha256").update(readBytes(file)).digest("hex");
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new DeliveryError("BAD_INPUT", `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  }
}
