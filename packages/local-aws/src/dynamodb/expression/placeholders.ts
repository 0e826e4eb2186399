import { isRecord } from "../../wire/reply.js";
import type { AttributeValue } from "../attribute-value.js";
import { readItem } from "../read-value.js";
import { validation } from "../validation.js";

/** The `#names` and `:values` of one request. DynamoDB refuses any that no expression uses, and any that is missing. */
export class Placeholders {
  readonly #names: Readonly<Record<string, unknown>>;
  readonly #values: Readonly<Record<string, AttributeValue>>;
  readonly #used = new Set<string>();

  constructor(names: unknown, values: unknown) {
    this.#names = isRecord(names) ? names : {};
    this.#values = values === undefined ? {} : readItem(values);
  }

  name(placeholder: string, where: string): string {
    this.#used.add(placeholder);
    const found = this.#names[placeholder];
    if (typeof found === "string") return found;
    throw validation(
      `Invalid ${where}: An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
    );
  }

  value(placeholder: string, where: string): AttributeValue {
    this.#used.add(placeholder);
    const found = this.#values[placeholder];
    if (found !== undefined) return found;
    throw validation(
      `Invalid ${where}: An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
    );
  }

  /** @throws {AwsError} ValidationException naming what was given in vain */
  checkAllUsed(): void {
    const unused = (given: Readonly<Record<string, unknown>>) =>
      Object.keys(given).filter((placeholder) => !this.#used.has(placeholder));
    const names = unused(this.#names);
    if (names.length > 0) {
      throw validation(`Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(", ")}}`);
    }
    const values = unused(this.#values);
    if (values.length > 0) {
      throw validation(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(", ")}}`,
      );
    }
  }
}
