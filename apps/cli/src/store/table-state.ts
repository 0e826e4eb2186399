import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoControls, dynamoHistory, dynamoMemory } from "@serverless-autoscaler/adapter-aws";
import type { State } from "./state.js";

/** More changes of decision than this within the time asked for are not told. */
const MOST_RECORDS = 2000;

/** A table that does not answer must not hold a tick up: the SDK alone would wait for ever. */
const TABLE_TIMEOUTS = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true };

/** State in the table of a deployed scaler: what is said here holds from its next tick on. */
export function tableState(table: string): State {
  const client = new DynamoDBClient({ requestHandler: TABLE_TIMEOUTS });
  const controls = dynamoControls(client, { table });
  const history = dynamoHistory(client, { table });
  return {
    memory: dynamoMemory(client, {
      table,
      clock: { now: Date.now },
      report: ({ target, code, why }) => void process.stderr.write(`${target}: ${code}: ${why}\n`),
    }),
    controls: {
      async read(scope) {
        const { all, byTarget } = await controls.read();
        return (scope.kind === "all" ? all : byTarget.get(scope.name)) ?? {};
      },
      async say(scope, part, said) {
        await controls.say(scope, part, said);
      },
      async takeBack(scope, part) {
        await controls.takeBack(scope, part);
      },
    },
    history: {
      append: (records) => history.append(records),
      async read(target, since) {
        const [inside, before] = await Promise.all([
          history.read(target, { since, until: Date.now(), limit: MOST_RECORDS }),
          history.read(target, { since: 0, until: since - 1, limit: 1 }),
        ]);
        return [...inside, ...before].toReversed();
      },
    },
  };
}
