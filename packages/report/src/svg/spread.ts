/**
 * Moves labels apart: each stays as near to its wish as the gap to its neighbours and the limits allow.
 * When there is no room for the gap, it shrinks to what there is.
 *
 * @param wishes where each label would like to be, px
 * @returns where each goes, in the order of the wishes
 */
export function spread(wishes: readonly number[], gapPx: number, fromPx: number, toPx: number): number[] {
  const room = Math.max(0, toPx - fromPx);
  const gap = wishes.length > 1 ? Math.min(gapPx, room / (wishes.length - 1)) : 0;
  const order = wishes.map((wish, index) => ({ wish, index })).sort((a, b) => a.wish - b.wish);
  const placed: number[] = [];
  let lowest = fromPx;
  for (const { wish } of order) {
    placed.push(Math.max(wish, lowest));
    lowest = (placed.at(-1) ?? fromPx) + gap;
  }
  let highest = toPx;
  for (let place = placed.length - 1; place >= 0; place--) {
    placed[place] = Math.min(placed[place] ?? highest, highest);
    highest = (placed[place] ?? toPx) - gap;
  }
  const result = new Array<number>(wishes.length).fill(fromPx);
  for (const [place, { index }] of order.entries()) result[index] = placed[place] ?? fromPx;
  return result;
}
