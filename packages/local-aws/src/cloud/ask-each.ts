/** Functions asked for at the same time: enough to be quick, few enough for an emulator in Python. */
const AT_ONCE = 8;

/** Asks for each name, a few at a time; answers in the order of the names. */
export async function askEach<T>(names: readonly string[], ask: (name: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < names.length; at = next++) answers[at] = await ask(names[at] ?? "");
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}
