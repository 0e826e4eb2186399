import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import { AwsAccount } from "@serverless-autoscaler/constructs";
import { Construct } from "constructs";
import { project } from "../stages.js";

/**
 * Where terraform keeps its state: every version kept, encrypted, private, TLS only.
 *
 * Old versions are never expired: a state is a few kilobytes, and the one needed is the one before the accident.
 * S3 deletes no bucket that holds an object, so a `destroy` cannot take the states with it.
 */
export class StateBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const account = AwsAccount.of(this);
    // Bucket names are one name space for the whole world: the account's number makes it ours.
    const bucket = new S3Bucket(this, "bucket", { bucket: `${project}-state-${account.id}-${account.region}` });
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: bucket.id,
      versioningConfiguration: { status: "Enabled" },
    });
    const encryption = new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: bucket.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    const privacy = new S3BucketPublicAccessBlock(this, "privacy", {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketPolicy(this, "tls-only", {
      bucket: bucket.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [bucket.arn, `${bucket.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
      // S3 answers 409 when two of a bucket's settings are written at once.
      dependsOn: [versioning, encryption, privacy],
    });
    this.name = bucket.id;
    this.arn = bucket.arn;
  }
}
