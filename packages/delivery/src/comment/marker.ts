/** What a sticky text is about: one for each kind and stage. */
export type StickyKind = "plan" | "drift";

/** First line of a sticky comment or issue, invisible to readers, by which the next run finds it. */
export function marker(kind: StickyKind, stage: string): string {
  return `<!-- serverless-autoscaler:${kind}:${stage} -->`;
}
