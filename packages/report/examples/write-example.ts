import { writeFileSync } from "node:fs";
import {
  htmlReport,
  type TerminalStyle,
  terminalBars,
  terminalChart,
  terminalTable,
} from "@serverless-autoscaler/report";
import { exampleChart, exampleReport, policies, week } from "./example-report.js";
import { hourlyProfile } from "./generated-profile.js";

// Writes the example page to the file that is named, and prints the example charts.
writeFileSync(process.argv[2] ?? "example-report.html", htmlReport(exampleReport));

const onTerminal = process.stdout.isTTY === true;
const style: TerminalStyle = {
  width: process.stdout.columns ?? 100,
  glyphs: "unicode",
  colour: onTerminal && process.env.NO_COLOR === undefined,
};
console.log(terminalChart(exampleChart, { ...style, height: 14 }));
console.log(`\n${terminalTable(policies, style)}`);
console.log(`\n${terminalBars(hourlyProfile(week), style)}`);
