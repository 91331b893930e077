/**
 * Lays the paint: for each pixel of the display its colour, and how high the paint stands there.
 *
 * A stroke is noise integrated along the painting's directions (Cabral and Leedom 1993), so it is
 * as sharp as the display, whatever the painting's size. `three/brush/lay-paint-node.ts` does the
 * same in a shader.
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {BrushNumbers} from './brush-numbers.ts';
import {grainAt} from './grain.ts';
import {leftOf, LEFT_WHERE_FINE, NARROW_FROM} from './left-where-fine.ts';
import {LAID_MARKS, type LaidMark, MARK_LAYERS} from './marks/mark-layers.ts';
import type {MarkSite} from './marks/mark-site.ts';
import {NOISE_DEVIATION} from './noise-table.ts';
import {type Plane, samplePlane} from './plane.ts';
import {sampleSpline} from './sample-spline.ts';
import {StrokeLine} from './stroke-line.ts';

/** Which way strokes run, and where the noise lies that they are made of. */
export interface LaidStrokes {
  /** From `directionsOf`. */
  readonly directions: Plane;
  /** How far the noise has moved with the picture, in short sides; null where nothing moves. */
  readonly anchors: Plane | null;
}

/** What the paint is laid by. */
export interface PaintSources extends LaidStrokes {
  /** From `smearColours`. */
  readonly colours: Plane;
  /** From `createNoiseTable`. */
  readonly noise: Plane;
  readonly numbers: BrushNumbers;
}

/** Of two anchors that differ by more short sides than this, a pixel takes one. */
export const ANCHOR_SEAM = 0.012;

/**
 * Where anchors part, the seam is torn like the edge of paint: it leaves the straight line between
 * two cells by so many of them, at a standard deviation of the noise.
 */
export const SEAM_TEAR_CELLS = 0.4;

/** Side of the noise table where it tears a seam, in short sides: a few tears along a cell. */
export const TEAR_TABLE_SIDE = 1.2;

/** How much a bristle tells beside a stroke of the same height. */
export const BRISTLE_HEIGHT = 0.7;

/** How much of what carries colour over an edge is the stroke, and how much the bristle. */
export const CARRIED = {stroke: 0.6, bristle: 0.4} as const;

/** Towards the light, x and y. */
export const CARRY_TOWARDS = [-0.6, -0.8] as const;

/** How strokes differ: red, green and blue of a warm one. */
export const WARMTH = [1, 0.5, -0.8] as const;

/** Lays paint row by row; keeps its working memory between rows. */
export class PaintLayer {
  readonly #size: PixelSize;
  readonly #tap = new Float32Array(4);
  readonly #nearest = new Float32Array(4);
  readonly #pixel = new Float32Array(4);
  /** The pixel that is being laid. */
  readonly #site: MarkSite;
  readonly #marks: readonly LaidMark[];

  constructor(sources: PaintSources, size: PixelSize) {
    this.#size = size;
    this.#marks = LAID_MARKS.filter((mark) => sources.numbers.hand.marks[mark] > 0);
    const short = Math.min(size.width, size.height);
    this.#site = {
      sources,
      line: new StrokeLine(sources.directions, size),
      extentX: size.width / short,
      extentY: size.height / short,
      ...{x: 0, y: 0, fine: 0, movedX: 0, movedY: 0},
    };
  }

  /** One row: red, green, blue and height of each pixel. */
  row(y: number, out: Float32Array = new Float32Array(this.#size.width * 4)): Float32Array {
    const {width, height} = this.#size;
    const {extentX, extentY} = this.#site;
    const placeY = ((y + 0.5) / height) * extentY;
    for (let x = 0; x < width; x++) {
      this.#layPixel(((x + 0.5) / width) * extentX, placeY);
      out.set(this.#pixel, x * 4);
    }
    return out;
  }

  /** Lays `#pixel`. */
  #layPixel(x: number, y: number): void {
    const site = this.#site;
    const {line, extentX, extentY} = site;
    const {numbers, noise, colours, anchors} = site.sources;
    const {hand, reach, readings, strokeGain, bristleGain} = numbers;
    const [tap, pixel] = [this.#tap, this.#pixel];
    line.read(x, y);
    const {alongX, alongY, fine} = line;
    [site.x, site.y, site.fine] = [x, y, fine];
    const half = reach * leftOf(LEFT_WHERE_FINE.length, fine);
    const tableSide = fine > NARROW_FROM ? numbers.tableSide / 2 : numbers.tableSide;
    const bodyLeft = leftOf(LEFT_WHERE_FINE.body, fine);
    line.trace(x, y, alongX, alongY, half);
    if (anchors !== null) this.#readAnchor(anchors, x, y);

    let [stroke, bristle] = [0, 0];
    for (let k = 0; k < readings.length; k++) {
      const reading = readings[k];
      if (reading === undefined) break;
      for (let side = 0; side < (k === 0 ? 1 : 2); side++) {
        line.walk(x, y, side, reading.at * half);
        samplePlane(noise, (line.x - site.movedX) / tableSide, (line.y - site.movedY) / tableSide, 'repeat', tap);
        stroke += reading.strokeWeight * ((tap[0] ?? 0) - 0.5);
        bristle += reading.bristleWeight * ((tap[1] ?? 0) - 0.5);
      }
    }
    stroke = soften((stroke * strokeGain) / NOISE_DEVIATION);
    bristle = soften((bristle * bristleGain) / NOISE_DEVIATION);
    pixel[3] = stroke * (1 - hand.bristle) + bristle * hand.bristle * BRISTLE_HEIGHT;

    // Bristles carry colour across the line, to the side that CARRY_TOWARDS lies on: a direction by
    // itself has no left and right.
    const aside = alongX * CARRY_TOWARDS[1] - alongY * CARRY_TOWARDS[0];
    const bent = stroke * CARRIED.stroke + bristle * CARRIED.bristle;
    const carried = hand.ragged * hand.width * (1 - fine) * (1 - fine) * aside * bent;
    sampleSpline(colours, (x - alongY * carried) / extentX, (y + alongX * carried) / extentY, tap);
    const warmth = hand.variety * bodyLeft * stroke;
    for (let channel = 0; channel < 3; channel++)
      pixel[channel] = (tap[channel] ?? 0) + warmth * (WARMTH[channel] ?? 0);
    for (const mark of this.#marks) MARK_LAYERS[mark](site, pixel, hand.marks[mark]);
    pixel[3] = hand.body * bodyLeft * pixel[3] + grainAt(noise, hand, x, y);
  }

  #readAnchor(anchors: Plane, x: number, y: number): void {
    const site = this.#site;
    const [u, v] = [x / site.extentX, y / site.extentY];
    const {width, height} = anchors;
    const [between, one] = [this.#tap, this.#nearest];
    const readCell = (column: number, row: number): void => {
      samplePlane(anchors, (Math.floor(column) + 0.5) / width, (Math.floor(row) + 0.5) / height, 'edge', one);
    };
    readCell(u * width, v * height);
    samplePlane(anchors, u, v, 'edge', between);
    const [betweenX, betweenY] = [between[0] ?? 0, between[1] ?? 0];
    const apart = Math.abs(betweenX - (one[0] ?? 0)) + Math.abs(betweenY - (one[1] ?? 0));
    if (apart <= ANCHOR_SEAM) {
      site.movedX = betweenX;
      site.movedY = betweenY;
      return;
    }
    readCell(u * width + this.#tear(x, y, 0), v * height + this.#tear(x, y, 0.5));
    site.movedX = one[0] ?? 0;
    site.movedY = one[1] ?? 0;
  }

  /** In cells. @param aside Where in the table, as a share of it. */
  #tear(x: number, y: number, aside: number): number {
    const [u, v] = [x / TEAR_TABLE_SIDE + aside, y / TEAR_TABLE_SIDE + aside];
    samplePlane(this.#site.sources.noise, u, v, 'repeat', this.#tap);
    return (((this.#tap[0] ?? 0) - 0.5) / NOISE_DEVIATION) * SEAM_TEAR_CELLS;
  }
}

/** Keeps small values, and bends large ones towards 2: no stroke stands out of the canvas. */
function soften(value: number): number {
  return value / Math.sqrt(1 + (value * value) / 4);
}
