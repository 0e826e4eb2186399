import { run } from "./cli/run.js";

// Lines for people go to stderr; stdout has name=value lines only, ready for $GITHUB_OUTPUT.
process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  say: (line) => console.error(line),
  answer: (name, value) => console.log(`${name}=${value}`),
});
