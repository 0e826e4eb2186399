import { AwsError } from "../wire/aws-error.js";
import { json, type Reply } from "../wire/reply.js";
import { Table, type TableShape } from "./table.js";

/** All tables of the standalone mode; they exist from the start, as the option `tables` says. */
export class Tables {
  readonly #byName: ReadonlyMap<string, Table>;

  constructor(shapes: readonly TableShape[]) {
    this.#byName = new Map(shapes.map((shape) => [shape.name, new Table(shape)]));
  }

  get size(): number {
    return this.#byName.size;
  }

  /** @throws {AwsError} ResourceNotFoundException */
  named(name: unknown): Table {
    const found = typeof name === "string" ? this.#byName.get(name) : undefined;
    if (found !== undefined) return found;
    throw new AwsError("ResourceNotFoundException", 400, "Requested resource not found");
  }
}

export function dynamoReply(body: unknown): Reply {
  return json(200, body, "application/x-amz-json-1.0");
}
