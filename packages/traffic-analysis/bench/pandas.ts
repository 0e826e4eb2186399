import { spawnSync } from "node:child_process";

/** What pandas takes for the reference analysis: read the file, parse the timestamps, count by hour. */
export interface PandasRun {
  readonly version: string;
  readonly seconds: number;
  readonly peakMb: number;
  readonly byHour: readonly number[];
}

const program = `
import json, resource, sys, time
import pandas
began = time.perf_counter()
frame = pandas.read_csv(sys.argv[1], parse_dates=["timestamp"])
counts = frame.groupby(frame["timestamp"].dt.hour).size()
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"version": pandas.__version__, "seconds": seconds, "peakMb": peak, "byHour": counts.tolist()}))
`;

/** @returns undefined when no Python here has pandas */
export function runPandas(path: string): PandasRun | undefined {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(python, ["-c", program, path], { encoding: "utf8" });
    if (status === 0) return JSON.parse(stdout) as PandasRun;
  }
  return undefined;
}
