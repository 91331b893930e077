/**
 * Enlarging by cubic convolution (Keys 1981, a = -1/2), row by row: all rows at once would take
 * more memory than the picture itself.
 */
import type {PixelSize} from '../../protocol/units.ts';

/** Floats, [height, width, channels]. */
export interface Planes extends PixelSize {
  readonly data: Float32Array;
  readonly channels: number;
}

/** Pixels that a value between them is made from. */
const TAPS = 4;

/** Which pixels a place lies between, and how much of each it takes. The edge is repeated. */
interface Reading {
  readonly at: readonly number[];
  readonly share: readonly number[];
}

/** Rows of an enlarged picture, from top to bottom. */
export class RowEnlarger {
  readonly #planes: Planes;
  readonly #columns: readonly Reading[];
  readonly #rows: readonly Reading[];
  /**
   * Rows of the small picture made wide, each in the place that its number leaves divided by
   * `TAPS`.
   */
  readonly #wide: readonly Float32Array[];
  readonly #held = new Array<number>(TAPS).fill(-1);
  readonly #row: Float32Array;

  constructor(planes: Planes, {width, height}: PixelSize) {
    this.#planes = planes;
    this.#columns = readings(planes.width, width);
    this.#rows = readings(planes.height, height);
    this.#wide = Array.from({length: TAPS}, () => new Float32Array(width * planes.channels));
    this.#row = new Float32Array(width * planes.channels);
  }

  /** Row `y` of the enlarged picture, [width, channels]; overwritten by the next call. */
  row(y: number): Float32Array {
    const {at, share} = this.#rows[y] ?? {at: [], share: []};
    const row = this.#row.fill(0);
    for (const [tap, from] of at.entries()) {
      const weight = share[tap] ?? 0;
      const wide = this.#widened(from);
      for (let index = 0; index < row.length; index++) row[index] = (row[index] ?? 0) + weight * (wide[index] ?? 0);
    }
    return row;
  }

  #widened(from: number): Float32Array {
    const slot = from % TAPS;
    const wide = this.#wide[slot] ?? new Float32Array();
    if (this.#held[slot] === from) return wide;
    this.#held[slot] = from;
    const {data, width, channels} = this.#planes;
    for (const [x, {at, share}] of this.#columns.entries()) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let tap = 0; tap < TAPS; tap++) {
          sum += (share[tap] ?? 0) * (data[(from * width + (at[tap] ?? 0)) * channels + channel] ?? 0);
        }
        wide[x * channels + channel] = sum;
      }
    }
    return wide;
  }
}

/** For each of `count` places, how to read it from `sourceCount` pixels. */
function readings(sourceCount: number, count: number): readonly Reading[] {
  return Array.from({length: count}, (_, index) => {
    const place = ((index + 0.5) * sourceCount) / count - 0.5;
    const first = Math.floor(place);
    const at = Array.from({length: TAPS}, (_, tap) => Math.min(sourceCount - 1, Math.max(0, first + tap - 1)));
    return {at, share: keys(place - first)};
  });
}

/**
 * Of the pixel before the last, the last, the next and the one after it, for a place `t` in 0..1
 * behind the last.
 */
function keys(t: number): readonly number[] {
  return [
    ((-0.5 * t + 1) * t - 0.5) * t,
    (1.5 * t - 2.5) * t * t + 1,
    ((-1.5 * t + 2) * t + 0.5) * t,
    (0.5 * t - 0.5) * t * t,
  ];
}
