/**
 * The whole finishing pass on the processor: a painting of a few hundred lines becomes one with
 * brush strokes at any size. What shaders draw is compared with it, and kept pictures use it.
 */
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {MixedHand} from '../network/hand.ts';
import type {Pixels} from '../picture/picture.ts';
import type {FloatPicture} from '../picture/resample.ts';
import {brushNumbers, type BrushNumbers} from './brush-numbers.ts';
import {directionsOf, tensorOf} from './direction-field.ts';
import {type LaidStrokes, PaintLayer, type PaintSources} from './lay-paint.ts';
import {lightRow, lightScale} from './light-paint.ts';
import {createNoiseTable, NOISE_SIDE} from './noise-table.ts';
import {createPlane, type Plane, planeOfBytes, samplePlane} from './plane.ts';
import {smearColours} from './smear-colours.ts';
import {atOnce, type Steps} from './steps.ts';

/** The noise table as a plane. */
export function createNoisePlane(): Plane {
  return planeOfBytes({width: NOISE_SIDE, height: NOISE_SIDE, data: createNoiseTable()});
}

/** A picture of 0..255 as a plane of 0..1. */
export function planeOfPicture({data, width, height}: FloatPicture): Plane {
  const plane = createPlane({width, height});
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      plane.data[pixel * 4 + channel] = (data[pixel * 3 + channel] ?? 0) / 255;
    }
  }
  return plane;
}

/** What is finished, and how. */
export interface FinishRequest {
  /** RGB in 0..1, a few hundred lines. */
  readonly painting: Plane;
  /** What was painted, about as large; null where nobody knows it. */
  readonly camera: Plane | null;
  readonly noise: Plane;
  readonly hand: MixedHand;
  readonly brush: UnitInterval;
  /** Strokes that are on the screen already, of any size; without them they are found anew. */
  readonly strokes?: LaidStrokes | null;
}

/** What comes before the rows, in steps of a few milliseconds. */
export function* prepareRows({painting, camera, noise, hand, brush, strokes}: FinishRequest): Steps<PaintSources> {
  const numbers = brushNumbers(hand, brush);
  const directions =
    strokes?.directions ?? (yield* directionsOf(yield* tensorOf(painting, camera), painting, noise, hand));
  const colours = yield* smearColours({painting, camera, directions, reach: numbers.smearReach});
  return {colours, directions, noise, anchors: strokes?.anchors ?? null, numbers};
}

/** Finishes rows of one picture, from the top to the bottom. */
export class RowFinisher {
  readonly #layer: PaintLayer;
  readonly #size: PixelSize;
  readonly #numbers: BrushNumbers;
  readonly #directions: Plane;
  readonly #rows = new Map<number, Float32Array>();

  constructor(sources: PaintSources, size: PixelSize) {
    this.#numbers = sources.numbers;
    this.#directions = sources.directions;
    this.#size = size;
    this.#layer = new PaintLayer(sources, size);
  }

  /** RGB in 0..1, three numbers a pixel. */
  row(y: number): Float32Array {
    const {width, height} = this.#size;
    const short = Math.min(width, height);
    const {sharpenPx} = lightScale(short);
    for (const row of this.#rows.keys()) if (row < y - sharpenPx) this.#rows.delete(row);
    return lightRow((row) => this.#paint(Math.min(height - 1, Math.max(0, row))), y, width, short, this.#numbers);
  }

  /** How fine the camera's structure is along a row, in 0..1. @param v Where, as a share. */
  fineRow(v: number, width: number): Float32Array {
    const tap = new Float32Array(4);
    return Float32Array.from({length: width}, (_, x) => {
      samplePlane(this.#directions, (x + 0.5) / width, v, 'edge', tap);
      return tap[2] ?? 0;
    });
  }

  #paint(y: number): Float32Array {
    const known = this.#rows.get(y);
    if (known !== undefined) return known;
    const row = this.#layer.row(y);
    this.#rows.set(y, row);
    return row;
  }
}

/** Finishes a whole painting. */
export function finishPainting({size, ...request}: FinishRequest & {readonly size: PixelSize}): Pixels {
  const finisher = new RowFinisher(atOnce(prepareRows(request)), size);
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let y = 0; y < size.height; y++) {
    const row = finisher.row(y);
    for (let x = 0; x < size.width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        data[(y * size.width + x) * 4 + channel] = Math.round((row[x * 3 + channel] ?? 0) * 255);
      }
    }
  }
  return {...size, data};
}
