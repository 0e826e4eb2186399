/** What this package throws at its own caller: a broken option, a clock turned back, a metric that is not simulated. */
export class SimulatedCloudError extends Error {
  readonly code: "invalidOption" | "clockTurnedBack" | "unknownMetric";

  constructor(code: SimulatedCloudError["code"], message: string) {
    super(message);
    this.name = "SimulatedCloudError";
    this.code = code;
  }
}
