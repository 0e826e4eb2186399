/**
 * Arguments for the cdktf CLI. With a mirror the lock of other platforms is left out: making it asks the registry,
 * which is out of reach where a mirror is needed.
 */
export function cdktfArguments(given: readonly string[], mirror: string | undefined): readonly string[] {
  const [command] = given;
  const locks = command === "deploy" || command === "diff" || command === "destroy";
  return mirror !== undefined && locks ? [...given, "--skip-provider-lock"] : given;
}
