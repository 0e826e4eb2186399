/** What can be scaled. A string of its own per kind, so that a record read at 3 a.m. says what was touched. */
export type Resource =
  | { readonly kind: "lambda-provisioned"; readonly function: string; readonly alias: string }
  | { readonly kind: "lambda-reserved"; readonly function: string; readonly adopt: boolean }
  | { readonly kind: "asg"; readonly group: string }
  | { readonly kind: "cloud-run"; readonly project: string; readonly region: string; readonly service: string }
  /** Whatever a service that embeds the core scales itself, by an actuator of its own. */
  | { readonly kind: "custom"; readonly name: string };

export type ResourceKind = Resource["kind"];

/** One line that names the resource, for messages and records: `lambda-provisioned checkout:live`. */
export function describeResource(resource: Resource): string {
  switch (resource.kind) {
    case "lambda-provisioned":
      return `lambda-provisioned ${resource.function}:${resource.alias}`;
    case "lambda-reserved":
      return `lambda-reserved ${resource.function}`;
    case "asg":
      return `asg ${resource.group}`;
    case "cloud-run":
      return `cloud-run ${resource.project}/${resource.region}/${resource.service}`;
    case "custom":
      return `custom ${resource.name}`;
  }
}
