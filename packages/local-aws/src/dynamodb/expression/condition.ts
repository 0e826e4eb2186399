import type { AttributeValue, TypeName } from "../attribute-value.js";
import type { Path } from "./path.js";

export type Comparator = "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Operand =
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "value"; readonly value: AttributeValue }
  | { readonly kind: "size"; readonly path: Path };

/** A condition, filter or key condition, with its placeholders already put in. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly condition: Condition }
  | { readonly kind: "compare"; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "between"; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: "in"; readonly operand: Operand; readonly among: readonly Operand[] }
  | { readonly kind: "exists"; readonly path: Path }
  | { readonly kind: "hasType"; readonly path: Path; readonly type: TypeName }
  | { readonly kind: "beginsWith" | "contains"; readonly left: Operand; readonly right: Operand };
