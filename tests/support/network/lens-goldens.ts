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

/** One answer of one unit. */
export interface CellGolden {
  readonly layer: string;
  readonly channel: number;
  readonly x: number;
  readonly y: number;
  readonly rule: ReluRule;
  readonly score: number;
  readonly gradient: Float32Array;
}

/** One picture, and what the lenses should find in it. */
export interface LensGoldens {
  readonly picture: RgbPicture;
  /** The likeliest label: what everything here explains or attacks. */
  readonly label: number;
  readonly likeliest: readonly LabelShare[];
  readonly saliency: readonly ExpectedGradient[];
  /** Where a unit answers most, and the guided gradient of that one answer. */
  readonly excites: CellGolden;
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

/** Float16 values, and what a stored value of 1 stands for. */
interface StoredGradient {
  readonly rule: ReluRule;
  readonly score: number;
  readonly scale: number;
  readonly file: string;
}

interface GoldenFile extends Pick<LensGoldens, 'label' | 'likeliest' | 'occlusion' | 'gradCam'> {
  readonly input: string;
  readonly saliency: readonly StoredGradient[];
  readonly excites: StoredGradient & Omit<CellGolden, 'gradient'>;
  readonly attack: {readonly epsilon: number; readonly signs: string; readonly likeliest: readonly LabelShare[]};
}

/** Everything that is stored. */
export async function lensGoldens(): Promise<LensGoldens> {
  const file = (await goldenIndex(FOLDER)) as GoldenFile;
  const {label, likeliest, excites, occlusion, gradCam, attack} = file;
  const saliency = file.saliency.map(async (stored) => {
    const {rule, score} = stored;
    return {objective: {kind: 'class', label}, rule, score, gradient: await readValues(stored)} as const;
  });
  // Bytes: 0, 1 and 2 for -1, 0 and 1.
  const signs = (await readPicture(attack.signs)).values.map((value) => Math.round(value * 255) - 1);
  return {
    picture: await readPicture(file.input),
    label,
    likeliest,
    saliency: await Promise.all(saliency),
    excites: {...excites, gradient: await readValues(excites)},
    occlusion,
    gradCam,
    attack: {...attack, signs},
  };
}

async function readValues({scale, file}: StoredGradient): Promise<Float32Array> {
  const halves = new Float16Array(await goldenBytes(file, FOLDER));
  return Float32Array.from(halves, (value) => value * scale);
}

async function readPicture(file: string): Promise<RgbPicture> {
  return fromPixels(pixelsOf(await goldenInput(file, FOLDER)));
}
