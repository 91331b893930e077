/** A map of numbers between its cells. */
import type {PixelSize} from '../../../protocol/units.ts';
import type {FloatMap} from './channel-grid.ts';

/** The map at a larger size, linear between the middles of its cells, level beyond them. */
export function enlargeMap(map: FloatMap, {width, height}: PixelSize): FloatMap {
  const [across, down] = [stopsOf(map.width, width), stopsOf(map.height, height)];
  const values = new Float32Array(width * height);
  for (const [y, row] of down.entries()) {
    for (const [x, column] of across.entries()) {
      const at = (cellX: number, cellY: number): number => map.values[cellY * map.width + cellX] ?? 0;
      const upper = mix(at(column.low, row.low), at(column.high, row.low), column.share);
      const lower = mix(at(column.low, row.high), at(column.high, row.high), column.share);
      values[y * width + x] = mix(upper, lower, row.share);
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
