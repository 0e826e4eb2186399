import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table/index.js";
import { Construct } from "constructs";

export interface MemoryTableProps {
  readonly name: string;
  /** Continuous backups. Losing the memory is safe, so they are for the decision history, not for recovery. */
  readonly pointInTimeRecovery: boolean;
}

/** Where the scaler remembers: paid by use, encrypted, old items expire by `expiresAt` (epoch seconds). */
export class MemoryTable extends Construct {
  readonly table: DynamodbTable;

  constructor(scope: Construct, id: string, props: MemoryTableProps) {
    super(scope, id);
    this.table = new DynamodbTable(this, "table", {
      name: props.name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "pk",
      rangeKey: "sk",
      attribute: [
        { name: "pk", type: "S" },
        { name: "sk", type: "S" },
      ],
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: props.pointInTimeRecovery },
      serverSideEncryption: { enabled: true },
    });
  }
}
