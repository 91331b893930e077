/** A map of numbers between its cells. */
import type {PixelSize} from '../../../protocol/units.ts';
import type {FloatMap} from './channel-grid.ts';

/** The map at a larger size, linear between the middles of its cells, level beyond them. */
export function enlargeMap(map: FloatMap, {width, height}: PixelSize): FloatMap {
  const [across, down] = [stopsOf(map.width, width), stopsOf(map.height, height)];
  const values = new Float32Array(width * height);
  let to = 0;
  for (const row of down) {
    const [upperRow, lowerRow] = [row.low * map.width, row.high * map.width];
    for (const {low, high, share} of across) {
      const upper = mix(map.values[upperRow + low] ?? 0, map.values[upperRow + high] ?? 0, share);
      const lower = mix(map.values[lowerRow + low] ?? 0, map.values[lowerRow + high] ?? 0, share);
      values[to++] = mix(upper, lower, row.share);
    }
  }
  return {width, height, values};
}

/** For each new pixel: the two cells beside its middle, and how far it is from the first. */
function stopsOf(
  cells: number,
  pixels: number,
): readonly {readonly low: number; readonly high: number; readonly share: number}[] {
  return Array.from({length: pixels}, (_, pixel) => {
    const place = Math.min(cells - 1, Math.max(0, ((pixel + 0.5) * cells) / pixels - 0.5));
    const low = Math.floor(place);
    return {low, high: Math.min(cells - 1, low + 1), share: place - low};
  });
}

function mix(one: number, other: number, share: number): number {
  return one + share * (other - one);
}
