/** Reads the PyTorch goldens of the lenses that change a picture step by step, in the browser. */
import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {goldenBytes, goldenIndex, goldenInput, pixelsOf} from './goldens.ts';

const FOLDER = 'lens-descents';

/** What PyTorch finds at the start, and where its whole runs end. */
export interface DescentIndex {
  /** The total variation's weight in an inversion, the style's in a painting. */
  readonly calm: number;
  readonly strength: number;
  readonly rate: number;
  /** By the layer that is inverted, and 'transfer'. */
  readonly gradients: Readonly<Record<string, ToldGradient>>;
  readonly steps: {readonly inversion: number; readonly transfer: number};
  /** Relative distances by layer, and the total of 'transfer'. */
  readonly reached: Readonly<Record<string, number>>;
}

/** A gradient in a file, and the numbers that are told of the picture. */
interface ToldGradient {
  readonly scale: number;
  readonly file: string;
  readonly distance?: number;
  readonly variation?: number;
  readonly content?: number;
  readonly style?: number;
  readonly total?: number;
}

/** The three pictures, and the gradients at the last. */
export interface LensDescentGoldens extends DescentIndex {
  /** What is to be rebuilt, or painted. */
  readonly picture: RgbPicture;
  readonly style: RgbPicture;
  readonly start: RgbPicture;
  /** [height, width, 3], by the same names. */
  readonly values: ReadonlyMap<string, Float32Array>;
}

/** Everything that is stored of single gradients. */
export async function lensDescentGoldens(): Promise<LensDescentGoldens> {
  const index = (await goldenIndex(FOLDER)) as DescentIndex;
  const values = Object.entries(index.gradients).map(async ([name, {scale, file}]) => {
    const halves = new Float16Array(await goldenBytes(file, FOLDER));
    return [name, Float32Array.from(halves, (value) => value * scale)] as const;
  });
  const [picture, style, start] = await Promise.all(
    ['picture.png', 'style.png', 'start.png'].map(async (file) =>
      fromPixels(pixelsOf(await goldenInput(file, FOLDER))),
    ),
  );
  return {...index, picture: picture!, style: style!, start: start!, values: new Map(await Promise.all(values))};
}
