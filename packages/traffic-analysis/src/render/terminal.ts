import { type Table, type TerminalStyle, terminalBars, terminalTable } from "@serverless-autoscaler/report";
import type { AnalyzedLog } from "../analysis/analyze-counts.js";
import { hourChart } from "./charts.js";
import { findings } from "./findings.js";
import {
  checkTable,
  durationTable,
  malformedTable,
  memoryTable,
  peakTable,
  routeTable,
  statusTable,
  summaryOf,
  windowTable,
} from "./tables.js";

const mostRoutes = 10;

/** The analysis for a terminal: the hours, what they mean, and what to do. */
export function renderTerminal({ analysis }: AnalyzedLog, style: TerminalStyle): string {
  const tables = [
    malformedTable(analysis),
    peakTable(analysis),
    routeTable(analysis, mostRoutes),
    statusTable(analysis),
    durationTable(analysis),
    memoryTable(analysis),
    windowTable(analysis),
    checkTable(analysis),
  ];
  return [
    summaryOf(analysis),
    terminalBars(hourChart(analysis), style),
    ...tables.filter(hasRows).map((table) => terminalTable(table, style)),
    findings(analysis).join("\n"),
  ].join("\n\n");
}

const hasRows = ({ rows }: Table): boolean => rows.length > 0;
