/**
 * The two colour maps of the lenses, both safe for colour-blind eyes, and numbers painted with
 * them.
 *
 * - cividis, from little to much: perceptually uniform, and almost the same to eyes without green
 *   or red cones (Nuñez, Anderton & Renslow 2018, "Optimizing colormaps with consideration for
 *   color vision deficiency", PLoS ONE 13(7)); here at ten even steps.
 * - diverging, blue below zero, pale at zero, orange above: the blue half of RdBu and the orange
 *   half of PuOr, which fall from the same pale grey to about the same lightness (Harrower & Brewer
 *   2003, "ColorBrewer.org").
 */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import type {LensLegend} from '../../../protocol/lens.ts';
import type {PixelSize} from '../../../protocol/units.ts';

/** sRGB, each 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A number for each pixel, row by row. */
export interface NumberMap extends PixelSize {
  readonly values: ArrayLike<number>;
}

/** Which colours, and the numbers at their two ends; what lies beyond has the end's colour. */
export interface ColourScale {
  readonly colours: LensLegend['colours'];
  readonly from: number;
  readonly to: number;
}

/** At even distances. */
const ANCHORS: Readonly<Record<LensLegend['colours'], readonly Rgb[]>> = {
  cividis: [
    [0, 34, 78],
    [18, 53, 112],
    [59, 73, 108],
    [87, 93, 109],
    [112, 113, 115],
    [138, 134, 120],
    [165, 156, 116],
    [195, 179, 105],
    [225, 204, 85],
    [254, 232, 56],
  ],
  diverging: [
    [33, 102, 172],
    [67, 147, 195],
    [146, 197, 222],
    [209, 229, 240],
    [247, 247, 247],
    [254, 224, 182],
    [253, 184, 99],
    [224, 130, 20],
    [179, 88, 6],
  ],
};

/**
 * The colour of a place in a map, 0 its first end, 1 its last; what is no number is drawn as the
 * first end.
 */
export function colourAt(colours: LensLegend['colours'], place: number): Rgb {
  const anchors = ANCHORS[colours];
  const at = Math.min(1, Math.max(0, Number.isNaN(place) ? 0 : place)) * (anchors.length - 1);
  const index = Math.min(anchors.length - 2, Math.floor(at));
  const share = at - index;
  const [low, high] = [anchors[index] ?? BLACK, anchors[index + 1] ?? BLACK];
  const mix = (channel: 0 | 1 | 2): number => low[channel] + share * (high[channel] - low[channel]);
  return [mix(0), mix(1), mix(2)];
}

/** Paints a map of numbers, opaque, a pixel for each. */
export function paintMap({width, height, values}: NumberMap, {colours, from, to}: ColourScale): SmallPicture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const span = to - from;
  for (let pixel = 0; pixel < width * height; pixel++) {
    // A scale without extent has one colour: its middle.
    data.set(colourAt(colours, span === 0 ? 0.5 : ((values[pixel] ?? 0) - from) / span), pixel * 4);
  }
  return {width, height, data};
}

const BLACK: Rgb = [0, 0, 0];
