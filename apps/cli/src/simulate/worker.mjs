// A thread does not take over the loader of TypeScript from the command's process: it is registered here once more.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
