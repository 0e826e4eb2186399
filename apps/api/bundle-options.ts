import { fileURLToPath } from "node:url";

/** How this function is bundled, for the build and for the tests that run the bundle. */
export const bundleOptions = {
  entry: fileURLToPath(new URL("./src/lambda.ts", import.meta.url)),
  budgetBytes: 850_000,
  // Tables of East Asian charsets, half of the bundle. Express carries them for parsing bodies in such a charset; this API
  // parses none.
  leaveOut: ["node_modules/iconv-lite/encodings/tables/"],
};
