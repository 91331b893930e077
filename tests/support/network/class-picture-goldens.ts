/**
 * Reads what PyTorch finds for class pictures: models/training/class_picture_goldens.py writes it.
 */
import type {Viewpoint} from '../../../src/engine/ascent/seen-from.ts';
import type {Regularisers} from '../../../src/engine/lenses/classes/pixel-column.ts';
import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {goldenBytes, goldenIndex, goldenInput, pixelsOf} from './goldens.ts';

const FOLDER = 'class-pictures';

/** One picture, and one step of everything that climbs from it towards a label. */
export interface ClassPictureGoldens {
  readonly picture: RgbPicture;
  readonly label: number;
  /** The picture after a step. */
  readonly plain: Float32Array;
  readonly regularised: {readonly values: Float32Array; readonly regularisers: Regularisers};
  /** Gradients at the waves, and at the phases, as seen from a viewpoint. */
  readonly fourier: {readonly values: Float32Array; readonly viewpoint: Viewpoint};
  readonly maco: {readonly values: Float32Array; readonly viewpoint: Viewpoint};
  /** Of the mirror image, held near the picture. */
  readonly accentuation: {readonly values: Float32Array; readonly layer: string; readonly faithfulness: number};
}

/** Float16 values, and what a stored value of 1 stands for. */
interface Stored {
  readonly scale: number;
  readonly file: string;
}

interface GoldenFile {
  readonly input: string;
  readonly label: number;
  readonly plain: Stored;
  readonly regularised: Stored & Pick<ClassPictureGoldens['regularised'], 'regularisers'>;
  readonly fourier: Stored & Pick<ClassPictureGoldens['fourier'], 'viewpoint'>;
  readonly maco: Stored & Pick<ClassPictureGoldens['maco'], 'viewpoint'>;
  readonly accentuation: Stored & Pick<ClassPictureGoldens['accentuation'], 'layer' | 'faithfulness'>;
}

/** Everything that is stored. */
export async function classPictureGoldens(): Promise<ClassPictureGoldens> {
  const file = (await goldenIndex(FOLDER)) as GoldenFile;
  const {label, regularised, fourier, maco, accentuation} = file;
  return {
    picture: fromPixels(pixelsOf(await goldenInput(file.input, FOLDER))),
    label,
    plain: await read(file.plain),
    regularised: {...regularised, values: await read(regularised)},
    fourier: {...fourier, values: await read(fourier)},
    maco: {...maco, values: await read(maco)},
    accentuation: {...accentuation, values: await read(accentuation)},
  };
}

async function read({scale, file}: Stored): Promise<Float32Array> {
  return Float32Array.from(new Float16Array(await goldenBytes(file, FOLDER)), (value) => value * scale);
}
