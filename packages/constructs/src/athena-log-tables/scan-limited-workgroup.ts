import { AthenaWorkgroup } from "@cdktf/provider-aws/lib/athena-workgroup/index.js";
import { Construct } from "constructs";
import { ConstructsError } from "../errors.js";

export interface ScanLimitedWorkgroupProps {
  readonly name: string;
  /** Where results are written: `s3://bucket/prefix/`. */
  readonly resultsLocation: string;
  /** Athena ends a query that has scanned more; bytes, >= 10 MB. */
  readonly scanLimitBytes: number;
}

/** Source: Athena API reference, WorkGroupConfiguration.BytesScannedCutoffPerQuery (read 2026-11) */
const LEAST_LIMIT_BYTES = 10_000_000;

/** A workgroup in which no query scans more than a limit: the guard that holds even for queries typed by hand. */
export class ScanLimitedWorkgroup extends Construct {
  readonly workgroup: AthenaWorkgroup;

  /** @throws {ConstructsError} LIMIT_EXCEEDED when the limit is lower than Athena allows */
  constructor(scope: Construct, id: string, props: ScanLimitedWorkgroupProps) {
    super(scope, id);
    if (!(props.scanLimitBytes >= LEAST_LIMIT_BYTES)) {
      throw new ConstructsError(
        "LIMIT_EXCEEDED",
        `${this.node.path}: scanLimitBytes is ${props.scanLimitBytes}; Athena takes ${LEAST_LIMIT_BYTES} (10 MB) and more`,
      );
    }
    this.workgroup = new AthenaWorkgroup(this, "workgroup", {
      name: props.name,
      configuration: {
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: props.scanLimitBytes,
        resultConfiguration: {
          outputLocation: props.resultsLocation,
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
        },
      },
    });
  }
}
