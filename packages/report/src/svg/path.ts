/** A place on the picture, px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** `M1,2L3,4`: a line through the places; empty for none. One place alone becomes a dot as wide as the line. */
export function linePath(places: readonly Place[]): string {
  return places.length === 1 ? `${polyline(places)}h.01` : polyline(places);
}

/** The line, closed along a baseline. */
export function areaPath(places: readonly Place[], baselineY: number): string {
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return "";
  return `M${tenth(first.x)},${tenth(baselineY)}L${places.map(pair).join(" ")} ${tenth(last.x)},${tenth(baselineY)}Z`;
}

/** Stairs: each height holds until the next place. */
export function stepPath(places: readonly Place[]): string {
  const [first, ...rest] = places;
  if (first === undefined) return "";
  let path = `M${pair(first)}`;
  let height = tenth(first.y);
  for (const { x, y } of rest) {
    path += `H${tenth(x)}`;
    if (tenth(y) !== height) path += `V${tenth(y)}`;
    height = tenth(y);
  }
  return path;
}

function polyline(places: readonly Place[]): string {
  return places.length === 0 ? "" : `M${places.map(pair).join(" ")}`;
}

function pair({ x, y }: Place): string {
  return `${tenth(x)},${tenth(y)}`;
}

/** A tenth of a pixel is enough for a line, and a third shorter than hundredths. */
function tenth(px: number): string {
  if (!Number.isFinite(px)) throw new RangeError(`a line goes through ${px}: gaps should have been split off before`);
  return String(Math.round(px * 10) / 10 + 0);
}
