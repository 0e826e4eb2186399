import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";

/** The clients that every tick of the scaler needs, and nothing else: what its bundle is compared with. */
export const clients = [new LambdaClient(), new CloudWatchClient(), new DynamoDBClient()];
