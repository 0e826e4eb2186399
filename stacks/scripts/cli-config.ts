/**
 * Terraform's own configuration: providers from the mirror where there is one, and no call home.
 *
 * Source: Terraform CLI documentation, "Provider installation" (read 2026-11)
 */
export function cliConfig(mirror: string | undefined): string {
  const installation =
    mirror === undefined
      ? ""
      : `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`;
  return `${installation}disable_checkpoint = true\n`;
}
