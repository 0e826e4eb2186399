import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Checkout, makeCheckout, openCheckout } from "../checkout.js";
import type { Rehearsal } from "../rehearse.js";
import { type Artefact, release } from "../stage.js";

export async function buildTwice({
  story,
  scratch,
  artefacts,
}: Rehearsal): Promise<{ readonly checkout: Checkout; readonly first: Artefact }> {
  story.chapter("1. One commit is built twice, in two folders");
  const [here, elsewhere] = [join(scratch, "one"), join(scratch, "two", "deeper")];
  await makeCheckout(here).build(join(artefacts, "first"));
  const first = await release(join(artefacts, "first"), "first");
  mkdirSync(dirname(elsewhere));
  renameSync(here, elsewhere);
  const checkout = openCheckout(elsewhere);
  await checkout.build(join(artefacts, "again"));
  const again = await release(join(artefacts, "again"), "first");
  story.quote(readFileSync(first.releaseFile, "utf8"), 30);
  story.expect("both builds are the same, byte for byte", first.digest === again.digest && first.digest !== "");
  return { checkout, first };
}
