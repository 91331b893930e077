/** Reads what PyTorch finds for the lenses: models/training/lens_goldens.py writes it. */
import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {ReluRule} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {goldenBytes, goldenIndex, goldenInput, pixelsOf} from './goldens.ts';
import type {ExpectedGradient} from './perception-agreement.ts';

const FOLDER = 'lenses';

/** A label's probability. */
export interface LabelShare {
  readonly label: number;
  readonly probability: number;
}

/** One picture, and what the lenses should find in it. */
export interface LensGoldens {
  readonly picture: RgbPicture;
  /** The likeliest label: what everything here explains or attacks. */
  readonly label: number;
  readonly likeliest: readonly LabelShare[];
  readonly saliency: readonly ExpectedGradient[];
  /** The label's probability with a grey square on each cell, row by row. */
  readonly occlusion: {readonly patch: number; readonly stride: number; readonly probabilities: readonly number[]};
  /** Of the label, row by row. */
  readonly gradCam: {readonly width: number; readonly height: number; readonly values: readonly number[]};
  /**
   * One step away from the label, to the likeliest other: signs of the change, and what is
   * likeliest then. `epsilon` in 1/255.
   */
  readonly attack: {readonly epsilon: number; readonly signs: Float32Array; readonly likeliest: readonly LabelShare[]};
}

interface GoldenFile extends Pick<LensGoldens, 'label' | 'likeliest' | 'occlusion' | 'gradCam'> {
  readonly input: string;
  readonly saliency: readonly {
    readonly rule: ReluRule;
    readonly score: number;
    readonly scale: number;
    readonly file: string;
  }[];
  readonly attack: {readonly epsilon: number; readonly signs: string; readonly likeliest: readonly LabelShare[]};
}

/** Everything that is stored. */
export async function lensGoldens(): Promise<LensGoldens> {
  const file = (await goldenIndex(FOLDER)) as GoldenFile;
  const {label, likeliest, occlusion, gradCam, attack} = file;
  const saliency = file.saliency.map(async ({rule, score, scale, file: name}) => {
    const halves = new Float16Array(await goldenBytes(name, FOLDER));
    const gradient = Float32Array.from(halves, (value) => value * scale);
    return {objective: {kind: 'class', label}, rule, score, gradient} as const;
  });
  // Bytes: 0, 1 and 2 for -1, 0 and 1.
  const signs = (await readPicture(attack.signs)).values.map((value) => Math.round(value * 255) - 1);
  return {
    picture: await readPicture(file.input),
    label,
    likeliest,
    saliency: await Promise.all(saliency),
    occlusion,
    gradCam,
    attack: {...attack, signs},
  };
}

async function readPicture(file: string): Promise<RgbPicture> {
  return fromPixels(pixelsOf(await goldenInput(file, FOLDER)));
}
