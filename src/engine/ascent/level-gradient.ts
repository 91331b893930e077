/**
 * Levelling: a gradient in which every scale is as strong as the others, so that large shapes grow
 * along with fine texture.
 *
 * A raw gradient is nearly all texture. As in tensorflow's DeepDream notebook (lapnorm), it is
 * split into a Laplacian pyramid, each level is divided by its root mean square, and the levels are
 * summed.
 */
import type {Objective, PerceptionNetworkFile} from '../network/perception.ts';
import {stridesOf} from '../network/strides.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {PixelSize} from '../../protocol/units.ts';
import {expand, reduce} from './pyramid.ts';

/**
 * Levels below the finest; the notebook's four, fewer where the picture is too small to halve
 * again.
 */
const LEVELS = 4;

/** How strong each level is made, finest first, the last for all that are coarser. */
export type LevelWeights = readonly number[];

/**
 * For layers that know lines and textures. Evenly levelled, a dream of few lines would be mostly
 * tints as large as a person, which nobody takes for anything but fog.
 */
export const LINE_WEIGHTS: LevelWeights = [1, 1, 0.8, 0.4, 0.15];

/**
 * For layers that know things and their parts: what a thing is known by is larger than a speck of
 * one pixel.
 */
export const THING_WEIGHTS: LevelWeights = [0.2, 0.7, 1, 0.7, 0.3];

/**
 * For the odds of a word: among words that share their looks the finest scale decides, in specks
 * that nobody else goes by.
 */
export const ODDS_WEIGHTS: LevelWeights = [0, 0.3, 1, 0.8, 0.4];

/** From this width of its cells on, in pixels of the input, a layer knows things. */
const CELL_OF_THINGS = 16;

/** A side shorter than this is not halved again. */
const SMALLEST_SPLIT = 4;

/** A level this faint is rounding noise: it must not be blown up to full strength. */
export const FAINTEST_RMS_SHARE = 1e-4;

/** The sizes that a gradient is split into, finest first. */
export function levelSizes(size: PixelSize): readonly PixelSize[] {
  const sizes: PixelSize[] = [];
  let {width, height} = size;
  while (sizes.length < LEVELS && Math.min(width, height) >= SMALLEST_SPLIT) {
    sizes.push({width, height});
    [width, height] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  }
  return [...sizes, {width, height}];
}

/** How strong the levels of an objective's gradient are made. */
export function levelWeightsFor(network: PerceptionNetworkFile, objective: Objective): LevelWeights {
  if (objective.kind === 'log-odds') return ODDS_WEIGHTS;
  // Words, which name no layer, are measured at the end.
  const layer = 'layer' in objective ? objective.layer : network.output;
  return (stridesOf(network).get(layer) ?? 1) < CELL_OF_THINGS ? LINE_WEIGHTS : THING_WEIGHTS;
}

/** Brings each scale of a gradient to its strength. */
export function levelGradient(gradient: RgbPicture, weights: LevelWeights): RgbPicture {
  const faintest = FAINTEST_RMS_SHARE * rootMeanSquare(gradient.values);
  const bands = splitScales(gradient);
  let sum: RgbPicture | null = null;
  for (const [level, band] of [...bands.entries()].toReversed()) {
    divide(band.values, Math.max(rootMeanSquare(band.values), faintest) / levelWeight(weights, level));
    sum = sum === null ? band : addExpanded(band, sum);
  }
  return sum ?? gradient;
}

/**
 * The scales of a gradient, finest first; expanded one after another they sum up to it again. The
 * arrays are the caller's.
 */
export function splitScales(gradient: RgbPicture): readonly RgbPicture[] {
  const bands: RgbPicture[] = [];
  let rest: RgbPicture = {...gradient, values: gradient.values.slice()};
  for (let splits = levelSizes(gradient).length - 1; splits > 0; splits--) {
    const coarse = reduce(rest);
    const blurred = expand(coarse, rest.width, rest.height);
    bands.push({...rest, values: rest.values.map((value, index) => value - (blurred.values[index] ?? 0))});
    rest = coarse;
  }
  return [...bands, rest];
}

/** The root of the mean square of all values. */
export function rootMeanSquare(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / values.length);
}

/** How strong a level is made; 0 is the finest. */
export function levelWeight(weights: LevelWeights, level: number): number {
  return weights[Math.min(level, weights.length - 1)] ?? 1;
}

function addExpanded(band: RgbPicture, coarse: RgbPicture): RgbPicture {
  const {values} = expand(coarse, band.width, band.height);
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) + (band.values[index] ?? 0);
  return {...band, values};
}

function divide(values: Float32Array, divisor: number): void {
  if (!(divisor > 0)) return;
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) / divisor;
}
