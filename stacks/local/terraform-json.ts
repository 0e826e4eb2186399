/** Outputs by name, from `terraform output -json`. */
export function outputsOf(json: string): Readonly<Record<string, string>> {
  const outputs = JSON.parse(json) as Readonly<Record<string, { readonly value: string }>>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

interface PlannedChange {
  readonly type: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

/** What a plan would change, from the events of `terraform plan -json`: action and address, sorted. */
export function changesOf(lines: string): readonly string[] {
  return lines
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as PlannedChange)
    .flatMap(({ type, change }) =>
      type === "planned_change" && change !== undefined ? [`${change.action} ${change.resource.addr}`] : [],
    )
    .sort();
}

interface State {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly { readonly attributes: { readonly role?: string; readonly policy?: string } }[];
  }[];
}

/** Actions that a role's own policies allow, from `terraform state pull`. */
export function rightsOf(role: string, json: string): readonly string[] {
  return (JSON.parse(json) as State).resources
    .filter(({ type }) => type === "aws_iam_role_policy")
    .flatMap(({ instances }) => instances.map(({ attributes }) => attributes))
    .filter((attributes) => attributes.role === role)
    .flatMap(
      ({ policy = "{}" }) => (JSON.parse(policy) as { Statement: readonly { Action: readonly string[] }[] }).Statement,
    )
    .flatMap(({ Action }) => Action);
}
