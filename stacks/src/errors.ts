/** A configuration that cannot be synthesised or run: the message says what, where, and what to do. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigurationError";
  }
}
