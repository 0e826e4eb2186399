import type { AttributeValue, Item } from "../attribute-value.js";
import { validation } from "../validation.js";
import { Cursor } from "./cursor.js";
import type { Placeholders } from "./placeholders.js";

/**
 * Reads a ProjectionExpression of top-level attributes.
 *
 * @returns what cuts an item down to them; everything when there is no expression
 * @throws {AwsError} ValidationException; a path into an attribute is refused, nothing here needs it
 */
export function projection(expression: unknown, placeholders: Placeholders): (item: Item) => Item {
  if (expression === undefined) return (item) => item;
  if (typeof expression !== "string") throw validation("Invalid ProjectionExpression: The expression must be a string");
  const cursor = new Cursor(expression, "ProjectionExpression", placeholders);
  const names: string[] = [];
  do {
    const [name, ...deeper] = cursor.path();
    if (typeof name !== "string" || deeper.length > 0) {
      throw validation("Invalid ProjectionExpression: the local endpoint projects top-level attributes only");
    }
    names.push(name);
  } while (cursor.takes(","));
  cursor.end();
  return (item) => {
    const cut: Record<string, AttributeValue> = {};
    for (const name of names) {
      const value = item[name];
      if (value !== undefined) cut[name] = value;
    }
    return cut;
  };
}
