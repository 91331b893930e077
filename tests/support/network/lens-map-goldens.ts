/** Reads the PyTorch goldens of the lenses that look at layers, in the browser. */
import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {GramMatrix} from '../../../src/engine/ascent/gram.ts';
import type {Activation} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {goldenBytes, goldenIndex, goldenInput, pixelsOf} from './goldens.ts';

const FOLDER = 'lens-maps';

/** One picture and what PyTorch finds in it. */
export interface LensMapGoldens {
  readonly picture: RgbPicture;
  /** Of every tapped layer. */
  readonly activations: ReadonlyMap<string, Activation>;
  /** The word whose score's gradients are stored, and these, at the output of every convolution. */
  readonly label: number;
  readonly gradients: ReadonlyMap<string, Activation>;
  /** Of the pixels and of every tapped layer but the deepest. */
  readonly grams: ReadonlyMap<string, GramMatrix>;
}

/** Float16 values, and what a stored value of 1 stands for. */
interface Stored {
  readonly shape: readonly number[];
  readonly scale: number;
  readonly file: string;
}

interface GoldenIndex {
  readonly input: string;
  readonly label: number;
  readonly activations: Readonly<Record<string, Stored>>;
  readonly gradients: Readonly<Record<string, Stored>>;
  readonly grams: Readonly<Record<string, Stored>>;
}

/** Everything that is stored. */
export async function lensMapGoldens(): Promise<LensMapGoldens> {
  const {input, label, activations, gradients, grams} = (await goldenIndex(FOLDER)) as GoldenIndex;
  return {
    picture: fromPixels(pixelsOf(await goldenInput(input, FOLDER))),
    label,
    activations: await readAll(activations, toMap),
    gradients: await readAll(gradients, toMap),
    grams: await readAll(grams, toMatrix),
  };
}

async function readAll<Golden>(
  all: Readonly<Record<string, Stored>>,
  read: (stored: Stored, values: Float32Array) => Golden,
): Promise<ReadonlyMap<string, Golden>> {
  const entries = Object.entries(all).map(async ([name, stored]) => {
    const halves = new Float16Array(await goldenBytes(stored.file, FOLDER));
    const values = Float32Array.from(halves, (value) => value * stored.scale);
    return [name, read(stored, values)] as const;
  });
  return new Map(await Promise.all(entries));
}

function toMap({shape}: Stored, values: Float32Array): Activation {
  const [height, width, channels] = shape as [number, number, number];
  return {height, width, channels, values};
}

/** From the rows of the upper triangle, the diagonal included. */
function toMatrix({shape}: Stored, triangle: Float32Array): GramMatrix {
  const channels = shape[0]!;
  const values = new Float32Array(channels * channels);
  let at = 0;
  for (let row = 0; row < channels; row++) {
    for (let column = row; column < channels; column++) {
      values[row * channels + column] = triangle[at]!;
      values[column * channels + row] = triangle[at++]!;
    }
  }
  return {channels, values};
}
