/** DynamoDB's typed values as they stand on the wire: exactly one member, named for its type. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly M: Item }
  | { readonly L: readonly AttributeValue[] }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] };

export type Item = { readonly [attribute: string]: AttributeValue };

export type TypeName = "S" | "N" | "B" | "BOOL" | "NULL" | "M" | "L" | "SS" | "NS" | "BS";

export const TYPE_NAMES: readonly TypeName[] = ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"];

export function typeOf(value: AttributeValue): TypeName {
  const found = TYPE_NAMES.find((name) => name in value);
  if (found === undefined) throw new Error(`no DynamoDB type in ${JSON.stringify(value)}`);
  return found;
}

/** Deep equality; numbers by value (`1` equals `1.0`), sets without order. */
export function equal(a: AttributeValue, b: AttributeValue): boolean {
  if ("N" in a && "N" in b) return Number(a.N) === Number(b.N);
  return canonical(a) === canonical(b);
}

function canonical(value: AttributeValue): string {
  if ("N" in value) return `N${Number(value.N)}`;
  if ("NS" in value) return `NS${JSON.stringify(value.NS.map(Number).sort((x, y) => x - y))}`;
  if ("SS" in value) return `SS${JSON.stringify([...value.SS].sort())}`;
  if ("BS" in value) return `BS${JSON.stringify([...value.BS].sort())}`;
  if ("L" in value) return `L[${value.L.map(canonical).join()}]`;
  if ("M" in value) {
    const members = Object.entries(value.M).sort(([x], [y]) => (x < y ? -1 : 1));
    return `M{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
  }
  return JSON.stringify(value);
}

/**
 * Order of two values of one type, as DynamoDB has it: numbers by value, texts and binaries by their bytes.
 *
 * @returns undefined when the types differ or have no order; every comparison is then false
 */
export function compare(a: AttributeValue, b: AttributeValue): number | undefined {
  if ("N" in a && "N" in b) return Math.sign(Number(a.N) - Number(b.N));
  if ("S" in a && "S" in b) return Buffer.compare(Buffer.from(a.S, "utf8"), Buffer.from(b.S, "utf8"));
  if ("B" in a && "B" in b) return Buffer.compare(Buffer.from(a.B, "base64"), Buffer.from(b.B, "base64"));
  return undefined;
}
