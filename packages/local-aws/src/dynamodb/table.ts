import { type AttributeValue, compare, type Item } from "./attribute-value.js";
import { itemSize } from "./item-size.js";
import { validation } from "./validation.js";

export interface TableShape {
  readonly name: string;
  /** Name of the partition key's attribute. */
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** Bytes of the largest item. */
const LARGEST_ITEM = 400 * 1024;

/** The items of one table, by key. */
export class Table {
  readonly shape: TableShape;
  readonly #items = new Map<string, Item>();

  constructor(shape: TableShape) {
    this.shape = shape;
  }

  get(key: Item): Item | undefined {
    return this.#items.get(this.#keyOf(key));
  }

  put(item: Item): void {
    if (itemSize(item) > LARGEST_ITEM) throw validation("Item size has exceeded the maximum allowed size");
    this.#items.set(this.#keyOf(item), item);
  }

  delete(key: Item): void {
    this.#items.delete(this.#keyOf(key));
  }

  /** Items that pass, in the order of the sort key. */
  select(passes: (item: Item) => boolean): readonly Item[] {
    const found = [...this.#items.values()].filter(passes);
    const { sortKey } = this.shape;
    if (sortKey === undefined) return found;
    return found.sort((a, b) => order(a[sortKey], b[sortKey]));
  }

  /** The key attributes alone, nothing more and nothing less. */
  keyFrom(item: Item): Item {
    const key: Record<string, AttributeValue> = {};
    for (const name of this.#keyNames()) {
      const value = item[name];
      if (value === undefined) throw validation("The provided key element does not match the schema");
      key[name] = value;
    }
    return key;
  }

  /** @throws {AwsError} ValidationException when a key has other attributes than the table's */
  checkKey(key: Item): Item {
    if (Object.keys(key).length !== this.#keyNames().length) {
      throw validation("The provided key element does not match the schema");
    }
    return this.keyFrom(key);
  }

  #keyNames(): readonly string[] {
    const { partitionKey, sortKey } = this.shape;
    return sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  }

  #keyOf(item: Item): string {
    return JSON.stringify(Object.values(this.keyFrom(item)));
  }
}

function order(a: AttributeValue | undefined, b: AttributeValue | undefined): number {
  return a === undefined || b === undefined ? 0 : (compare(a, b) ?? 0);
}
