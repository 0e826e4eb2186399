// One analysis in a process of its own, so that its memory is its own; prints what it took as JSON.
import { analyze } from "../src/index.js";

const [path = ""] = process.argv.slice(2);
const began = performance.now();
let readMs = 0;
const { analysis } = await analyze(
  { logs: [path] },
  {
    folder: process.cwd(),
    stdin: process.stdin,
    onProgress: (step) => {
      if (step === "replaying" && readMs === 0) readMs = performance.now() - began;
    },
  },
);
const totalMs = performance.now() - began;
const { maxRSS } = process.resourceUsage();
process.stdout.write(
  JSON.stringify({
    requests: analysis.requests,
    readMs,
    totalMs,
    // From the start of the process: Node, the modules, everything.
    processMs: performance.now(),
    peakMb: maxRSS / 1024,
    byHour: analysis.hourOfDay.map(({ requests }) => requests),
  }),
);
