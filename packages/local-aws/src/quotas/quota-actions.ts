import type { Account } from "../cloud/cloud-model.js";
import type { Actions } from "../wire/actions.js";
import { AwsError } from "../wire/aws-error.js";
import type { AwsRequest } from "../wire/aws-request.js";
import { json, parseJsonObject, type Reply } from "../wire/reply.js";

/** Lambda's "Concurrent executions". Source: Service Quotas, AWS Lambda (read 2026-11) */
const QUOTA_CODE = "L-B99A9384";
const AWS_DEFAULT = 1000;

interface QuotaRequest {
  readonly Id: string;
  readonly ServiceCode: "lambda";
  readonly QuotaCode: string;
  readonly DesiredValue: number;
  /** People at AWS decide; here it stays open, so that nobody counts on an answer within minutes. */
  readonly Status: "PENDING";
  readonly Created: number;
}

/** Service Quotas of Lambda: reading the account's limit and asking for more. Other services are forwarded. */
export function quotaActions(account: Account, now: () => number): Actions {
  const requests: QuotaRequest[] = [];
  const describe = (region: string, value: number) => ({
    ServiceCode: "lambda",
    ServiceName: "AWS Lambda",
    QuotaArn: `arn:aws:servicequotas:${region}:${account.id}:lambda/${QUOTA_CODE}`,
    QuotaCode: QUOTA_CODE,
    QuotaName: "Concurrent executions",
    Value: value,
    Unit: "None",
    Adjustable: true,
    GlobalQuota: false,
  });
  const onLambda =
    (answer: (body: Readonly<Record<string, unknown>>, region: string) => Reply) => async (request: AwsRequest) => {
      const body = parseJsonObject(await request.body());
      return body.ServiceCode === "lambda" ? answer(body, request.region) : ({ forward: true } as const);
    };

  return {
    GetServiceQuota: onLambda((body, region) => {
      checkKnown(body);
      return reply({ Quota: describe(region, account.concurrencyLimit) });
    }),
    GetAWSDefaultServiceQuota: onLambda((body, region) => {
      checkKnown(body);
      return reply({ Quota: describe(region, AWS_DEFAULT) });
    }),
    ListServiceQuotas: onLambda((_, region) => reply({ Quotas: [describe(region, account.concurrencyLimit)] })),
    RequestServiceQuotaIncrease: onLambda((body) => {
      checkKnown(body);
      const desired = body.DesiredValue;
      if (typeof desired !== "number" || desired <= account.concurrencyLimit) {
        throw new AwsError(
          "IllegalArgumentException",
          400,
          `The desired value ${String(desired)} must be greater than the current quota value ${account.concurrencyLimit}.`,
        );
      }
      if (requests.length > 0) {
        throw new AwsError(
          "ResourceAlreadyExistsException",
          400,
          "Only one open service quota increase request is allowed per quota.",
        );
      }
      const request: QuotaRequest = {
        Id: `request-${requests.length + 1}`,
        ServiceCode: "lambda",
        QuotaCode: QUOTA_CODE,
        DesiredValue: desired,
        Status: "PENDING",
        Created: now() / 1000,
      };
      requests.push(request);
      return reply({ RequestedQuota: request });
    }),
    ListRequestedServiceQuotaChangeHistoryByQuota: onLambda((body) => {
      checkKnown(body);
      return reply({ RequestedQuotas: requests });
    }),
  };
}

function checkKnown(body: Readonly<Record<string, unknown>>): void {
  if (body.QuotaCode === QUOTA_CODE) return;
  throw new AwsError(
    "NoSuchResourceException",
    400,
    `The request failed because the quota ${String(body.QuotaCode)} does not exist.`,
  );
}

function reply(body: unknown): Reply {
  return json(200, body, "application/x-amz-json-1.1");
}
