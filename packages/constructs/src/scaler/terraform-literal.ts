/** Text that terraform must take as it is: the first character of its two template openers is doubled. */
export function terraformLiteral(text: string): string {
  return text.replace(/[$%](?=\{)/g, (opener) => opener + opener);
}
