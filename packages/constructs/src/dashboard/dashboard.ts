import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js";
import { Construct } from "constructs";
import { AwsAccount } from "../account/aws-account.js";
import type { ScaledFunction } from "../function/scaled-function.js";
import type { HttpApi } from "../http-api/http-api.js";
import type { Scaler } from "../scaler/scaler.js";
import { functionCharts } from "./function-charts.js";
import { type Chart, dashboardBody } from "./widgets.js";

export interface DashboardProps {
  readonly name: string;
  readonly function: ScaledFunction;
  readonly api: HttpApi;
  readonly scaler: Scaler;
  /** Dimension under which the scaler counts its decisions. */
  readonly stage: string;
}

/** One page for a stage: load against capacity, what waited, what failed, and whether the scaler is alive. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    new CloudwatchDashboard(this, "dashboard", {
      dashboardName: props.name,
      dashboardBody: dashboardBody(AwsAccount.of(this).region, [
        ...functionCharts(props.function.name, props.function.aliasName),
        apiChart(props.api.apiId),
        scalerChart(props.scaler.functionName),
        decisionsChart(props.stage),
      ]),
    });
  }
}

function apiChart(apiId: string): Chart {
  const line = { namespace: "AWS/ApiGateway", dimensions: { ApiId: apiId } } as const;
  return {
    title: "HTTP API: requests and refusals",
    lines: [
      { ...line, metric: "Count", statistic: "Sum", label: "requests" },
      { ...line, metric: "4xx", statistic: "Sum", label: "4xx" },
      { ...line, metric: "5xx", statistic: "Sum", label: "5xx" },
    ],
  };
}

function scalerChart(functionName: string): Chart {
  const line = { namespace: "AWS/Lambda", dimensions: { FunctionName: functionName } } as const;
  return {
    title: "Scaler: ticks",
    lines: [
      { ...line, metric: "Invocations", statistic: "Sum", label: "ticks a minute" },
      { ...line, metric: "Errors", statistic: "Sum", label: "failed" },
      { ...line, metric: "Duration", statistic: "Maximum", label: "longest (ms)" },
    ],
  };
}

/** The scaler's own metrics, as it writes them into its log in the embedded metric format. */
function decisionsChart(stage: string): Chart {
  const line = { namespace: "ServerlessAutoscaler", dimensions: { Stage: stage }, statistic: "Sum" } as const;
  return {
    title: "Scaler: decisions",
    lines: [
      { ...line, metric: "Applied", label: "changed" },
      { ...line, metric: "Refused", label: "refused" },
      { ...line, metric: "Failed", label: "failed" },
    ],
  };
}
