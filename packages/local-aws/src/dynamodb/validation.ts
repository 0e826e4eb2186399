import { AwsError } from "../wire/aws-error.js";

/** How DynamoDB refuses a request that cannot be right. */
export function validation(message: string): AwsError {
  return new AwsError("ValidationException", 400, message);
}
