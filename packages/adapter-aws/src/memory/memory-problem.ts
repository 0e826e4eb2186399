/** Trouble with the memory of one target; the tick goes on, and so do all other targets. */
export interface MemoryProblem {
  readonly target: string;
  readonly code: "memoryLost" | "memoryTooLarge" | "memoryNotSaved";
  readonly why: string;
}

export type ReportProblem = (problem: MemoryProblem) => void;
