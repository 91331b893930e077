/** How visible a dream is in a picture, as numbers. */
import type {Objective, PerceptionNetwork} from '../../../../src/engine/network/perception.ts';
import {LUMA} from '../../../../src/engine/picture/luma.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {resize} from '../../../../src/engine/picture/resize.ts';

/** The side at which an objective is measured, in pixels: that of the sheets. */
const MEASURED_SIDE = 128;

/** Fog is whatever is coarser than this share of the short side. */
const FOG_SHARE = 1 / 16;

/** A value this near to black or white is clipped: less than half of one in 255. */
const CLIPPED = 0.5 / 255;

/** What can be measured without a network. */
export interface PictureMeasures {
  /** Root mean square of what the dream changed, without what is coarser than FOG_SHARE. */
  readonly detailRms: number;
  /** Mean luminance less that of what the dream was laid over, -1..1. */
  readonly luminanceChange: number;
  /** Share of values that are clipped, less the share that were clipped before. */
  readonly clippedShare: number;
}

/** The objective's value in a picture as it is shown. */
export async function scoreOf(network: PerceptionNetwork, objective: Objective, picture: RgbPicture): Promise<number> {
  const seen = resize(picture, {width: MEASURED_SIDE, height: MEASURED_SIDE});
  return (await network.gradient(seen, objective, 'plain')).score;
}

/** Compares what is shown with what the dream was laid over, of the same size. */
export function measurePicture(under: RgbPicture, shown: RgbPicture): PictureMeasures {
  const change = {...shown, values: shown.values.map((value, index) => value - (under.values[index] ?? 0))};
  const coarse = withoutDetail(change).values;
  const squares = change.values.reduce((sum, value, index) => sum + (value - (coarse[index] ?? 0)) ** 2, 0);
  return {
    detailRms: Math.sqrt(squares / change.values.length),
    luminanceChange: luminanceOf(change),
    clippedShare: clippedShareOf(shown) - clippedShareOf(under),
  };
}

/** Means over squares of FOG_SHARE of the short side, enlarged again. */
function withoutDetail(picture: RgbPicture): RgbPicture {
  const side = Math.min(picture.width, picture.height) * FOG_SHARE;
  const cells = {width: Math.round(picture.width / side), height: Math.round(picture.height / side)};
  return resize(resize(picture, cells), picture);
}

function luminanceOf({values}: RgbPicture): number {
  const sum = values.reduce((total, value, index) => total + value * (LUMA[index % 3] ?? 0), 0);
  return sum / (values.length / 3);
}

function clippedShareOf({values}: RgbPicture): number {
  return values.filter((value) => value <= CLIPPED || value >= 1 - CLIPPED).length / values.length;
}
