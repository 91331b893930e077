/**
 * Which frames of the last minute excited each unit of a layer most, and where (Yosinski et al.
 * 2015, "Understanding neural networks through deep visualization"). It is all in memory, and gone
 * after a minute or when another layer is looked at.
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {Activation} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import {toPixels} from '../../picture/convert-pixels.ts';

/** How long a frame is remembered. */
export const MEMORY_MS: Milliseconds = 60_000;

/**
 * Frames closer together than this would show the same thing six times. It makes 120 frames a
 * minute, 12 MB.
 */
export const APART_MS: Milliseconds = 500;

/** Patches told of a unit. */
export const MOST_PATCHES = 6;

/** Where in which frame a unit answered how strongly. */
export interface Patch {
  readonly frame: SmallPicture;
  readonly capturedAt: Milliseconds;
  /** The unit's largest activation there, above 0. */
  readonly score: number;
  /** The cell of the unit's map. */
  readonly x: number;
  readonly y: number;
}

interface Seen {
  readonly frame: SmallPicture;
  readonly capturedAt: Milliseconds;
  /** For each channel its largest value, and the cell that has it. */
  readonly scores: Float32Array;
  readonly cells: Int32Array;
  /** Cells in a row. */
  readonly width: number;
}

/** Remembers the strongest answer of every unit of one layer in each frame. */
export class BestPatches {
  #layer: string | null = null;
  #seen: readonly Seen[] = [];

  /**
   * Remembers a frame and a layer's answers to it, unless it is the last one again or hardly later.
   */
  note(layer: string, activation: Activation, picture: RgbPicture, capturedAt: Milliseconds): void {
    if (layer !== this.#layer) this.#seen = [];
    this.#layer = layer;
    this.#forget(capturedAt);
    const last = this.#seen.at(-1);
    if (last !== undefined && capturedAt - last.capturedAt < APART_MS) return;
    const seen = {frame: toPixels(picture), capturedAt, width: activation.width, ...peaksOf(activation)};
    this.#seen = [...this.#seen, seen];
  }

  /** Frames of the last minute. */
  get frameCount(): number {
    return this.#seen.length;
  }

  /**
   * A unit's strongest patches, strongest first, each from another frame of the last minute.
   * @param apartMs at least between the frames of two of them: the weaker one is left out.
   */
  of(unit: number, now: Milliseconds, {count = MOST_PATCHES, apartMs = 0} = {}): readonly Patch[] {
    this.#forget(now);
    const strongestFirst = this.#seen
      .map(({frame, capturedAt, scores, cells, width}) => {
        const cell = cells[unit] ?? 0;
        return {frame, capturedAt, score: scores[unit] ?? 0, x: cell % width, y: Math.floor(cell / width)};
      })
      .filter(({score}) => score > 0)
      .sort((a, b) => b.score - a.score);
    const chosen: Patch[] = [];
    for (const patch of strongestFirst) {
      if (chosen.length === count) break;
      if (chosen.every(({capturedAt}) => Math.abs(capturedAt - patch.capturedAt) >= apartMs)) chosen.push(patch);
    }
    return chosen;
  }

  #forget(now: Milliseconds): void {
    this.#seen = this.#seen.filter(({capturedAt}) => now - capturedAt <= MEMORY_MS);
  }
}

/** Of equal values the first counts. */
function peaksOf({channels, values}: Activation): Pick<Seen, 'scores' | 'cells'> {
  const scores = new Float32Array(channels).fill(-Infinity);
  const cells = new Int32Array(channels);
  for (let index = 0; index < values.length; index++) {
    const channel = index % channels;
    const value = values[index] ?? 0;
    if (value <= (scores[channel] ?? 0)) continue;
    scores[channel] = value;
    cells[channel] = Math.floor(index / channels);
  }
  return {scores, cells};
}
