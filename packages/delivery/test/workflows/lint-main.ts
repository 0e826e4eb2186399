import { lintWorkflows } from "./lint.js";
import { workflowFiles } from "./workflow-files.js";

const found = await lintWorkflows();
for (const { file, line, column, message, kind } of found)
  console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
console.log(`${workflowFiles().length} workflows, ${found.length} findings`);
process.exitCode = found.length === 0 ? 0 : 1;
