export const MASK = "(hidden)";

/** A field with such a name holds a secret, whatever its value looks like. */
const SECRET_NAME = /pass(word|wd|phrase)|secret|token|(api|access|private|signing)_?key|credential|authorization/i;
/** Unless the name says that it speaks about the secret: `authorization_type`, `api_key_required`, `secret_arn`. */
const SPEAKS_OF_IT = /_?(arn|enabled|endpoint|expression|id|name|required|source|type|validity|version)$/i;

/**
 * Texts that are secrets wherever they stand.
 *
 * Sources: AWS IAM identifiers (prefixes AKIA, ASIA); GitHub token formats; RFC 7519; RFC 7468 (read 2026-11)
 */
const SECRET_TEXTS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{22,})\b/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // JSON in a text, with its quotes escaped or not: "dbPassword":"..."
  /(?<="[\w-]*(?:password|passwd|secret|token|api_?key)[\w-]*\\*"\s*:\s*\\*")[^"\\]+/gi,
  // A shell's or an env file's line: DB_PASSWORD=...
  /(?<=\b\w*(?:password|passwd|secret|token|api_?key)\w*=)[^\s"'&\\]+/gi,
  // A password in a URL: scheme://user:password@host
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
];
/** An account's number is no secret, but nothing that a comment has to tell either. */
const ACCOUNT = /(?<=\barn:aws[\w-]*:[\w-]*:[\w-]*:)\d{12}(?=:)|(?<=")\d{12}(?=\\*")/g;

/** Hides secrets and account numbers in a text. */
export function maskText(text: string): string {
  const masked = SECRET_TEXTS.reduce((rest, pattern) => rest.replace(pattern, MASK), text);
  return masked.replace(ACCOUNT, "ACCOUNT");
}

/** Whether a field of this name is hidden without looking at its value. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !SPEAKS_OF_IT.test(name);
}
