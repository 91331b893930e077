/**
 * Lays the paint: for each pixel of the display its colour, and how high the paint stands there.
 *
 * A stroke is noise integrated along the painting's directions (Cabral and Leedom 1993), so it is
 * as sharp as the display, whatever the painting's size. `three/brush/lay-paint-node.ts` does the
 * same in a shader.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import type {BrushNumbers} from './brush-numbers.ts';
import {DOT_JITTER, divideColour, dotHeight} from './dots.ts';
import {leftOf, LEFT_WHERE_FINE} from './left-where-fine.ts';
import {NOISE_DEVIATION, NOISE_SIDE} from './noise-table.ts';
import {type Plane, samplePlane} from './plane.ts';
import {sampleSpline} from './sample-spline.ts';
import {StrokeLine} from './stroke-line.ts';
import {NOISE_READINGS} from './stroke-samples.ts';

/** What the paint is laid by. */
export interface PaintSources {
  /** From `smearColours`. */
  readonly colours: Plane;
  /** From `directionsOf`. */
  readonly directions: Plane;
  /** From `createNoiseTable`. */
  readonly noise: Plane;
  /** How far the noise has moved with the picture, in short sides; null where nothing moves. */
  readonly anchors: Plane | null;
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

/** How high full grain stands. */
export const GRAIN_HEIGHT = 3;

/** Side of the table as the grain of paper: a texel is 1.6 pixels of 1080 lines. */
export const GRAIN_TABLE_SIDE = (1.6 / 1080) * NOISE_SIDE;

/** How much a bristle tells beside a stroke of the same height. */
export const BRISTLE_HEIGHT = 0.7;

/** How much of what carries colour over an edge is the stroke, and how much the bristle. */
export const CARRIED = {stroke: 0.6, bristle: 0.4} as const;

/** Towards the light, x and y. */
export const CARRY_TOWARDS = [-0.6, -0.8] as const;

/** How strokes differ: red, green and blue of a warm one. */
export const WARMTH = [1, 0.5, -0.8] as const;

/** What dots leave of the strokes under them. */
export const STROKES_UNDER_DOTS = 0.4;

/** Lays paint row by row; keeps its working memory between rows. */
export class PaintLayer {
  readonly #sources: PaintSources;
  readonly #size: PixelSize;
  readonly #line: StrokeLine;
  readonly #extentX: number;
  readonly #extentY: number;
  readonly #tap = new Float32Array(4);
  readonly #nearest = new Float32Array(4);
  #movedX = 0;
  #movedY = 0;

  constructor(sources: PaintSources, size: PixelSize) {
    this.#sources = sources;
    this.#size = size;
    this.#line = new StrokeLine(sources.directions, size);
    const short = Math.min(size.width, size.height);
    this.#extentX = size.width / short;
    this.#extentY = size.height / short;
  }

  /** One row: red, green, blue and height of each pixel. */
  row(y: number, out: Float32Array = new Float32Array(this.#size.width * 4)): Float32Array {
    const {width, height} = this.#size;
    const placeY = ((y + 0.5) / height) * this.#extentY;
    for (let x = 0; x < width; x++) this.#layPixel(((x + 0.5) / width) * this.#extentX, placeY, out, x * 4);
    return out;
  }

  #layPixel(x: number, y: number, out: Float32Array, at: number): void {
    const {numbers, noise, colours, anchors} = this.#sources;
    const {hand, reach, tableSide, strokeGain, bristleGain} = numbers;
    const line = this.#line;
    const tap = this.#tap;
    line.read(x, y);
    const {alongX, alongY, fine} = line;
    const half = reach * leftOf(LEFT_WHERE_FINE.length, fine);
    const bodyLeft = leftOf(LEFT_WHERE_FINE.body, fine);
    line.trace(x, y, alongX, alongY, half);
    if (anchors !== null) this.#readAnchor(anchors, x, y);

    let [stroke, bristle] = [0, 0];
    for (let k = 0; k < NOISE_READINGS.length; k++) {
      const reading = NOISE_READINGS[k];
      if (reading === undefined) break;
      for (let side = 0; side < (k === 0 ? 1 : 2); side++) {
        line.walk(x, y, side, reading.at * half);
        samplePlane(noise, (line.x - this.#movedX) / tableSide, (line.y - this.#movedY) / tableSide, 'repeat', tap);
        stroke += reading.strokeWeight * ((tap[0] ?? 0) - 0.5);
        bristle += reading.bristleWeight * ((tap[1] ?? 0) - 0.5);
      }
    }
    stroke = soften((stroke * strokeGain) / NOISE_DEVIATION);
    bristle = soften((bristle * bristleGain) / NOISE_DEVIATION);
    let level = stroke * (1 - hand.bristle) + bristle * hand.bristle * BRISTLE_HEIGHT;

    // Bristles carry colour across the line, to the side that CARRY_TOWARDS lies on: a direction by
    // itself has no left and right.
    const aside = alongX * CARRY_TOWARDS[1] - alongY * CARRY_TOWARDS[0];
    const bent = stroke * CARRIED.stroke + bristle * CARRIED.bristle;
    const carried = hand.ragged * hand.width * (1 - fine) * (1 - fine) * aside * bent;
    sampleSpline(colours, (x - alongY * carried) / this.#extentX, (y + alongX * carried) / this.#extentY, tap);
    const warmth = hand.variety * bodyLeft * stroke;
    for (let channel = 0; channel < 3; channel++) {
      out[at + channel] = (tap[channel] ?? 0) + warmth * (WARMTH[channel] ?? 0);
    }
    if (hand.marks.dot > 0) level = this.#layDot(x, y, fine, level, out, at);
    out[at + 3] = hand.body * bodyLeft * level + this.#grain(x, y);
  }

  /** How high the paper stands: it does not move with the picture. */
  #grain(x: number, y: number): number {
    const {grain} = this.#sources.numbers.hand;
    if (grain === 0) return 0;
    samplePlane(this.#sources.noise, x / GRAIN_TABLE_SIDE, y / GRAIN_TABLE_SIDE, 'repeat', this.#tap);
    return grain * GRAIN_HEIGHT * ((this.#tap[2] ?? 0) - 0.5);
  }

  /** The nearest of the dots around a pixel, over what is there. Returns the height. */
  #layDot(x: number, y: number, fine: number, level: number, out: Float32Array, at: number): number {
    const {colours, noise, numbers} = this.#sources;
    const {hand} = numbers;
    const tap = this.#tap;
    // Where structure is fine, dots are half as large.
    const side = fine > 0.5 ? hand.width / 2 : hand.width;
    const columns = (x - this.#movedX) / side - 0.5;
    const row = Math.floor((y - this.#movedY) / side - 0.5);
    let [nearest, nearestX, nearestY, chance] = [9, 0, 0, 0];
    for (let corner = 0; corner < 4; corner++) {
      const cellY = row + (corner >> 1);
      // Every other row is half a cell aside, as bricks are: no grid is seen.
      const shift = cellY / 2 - Math.floor(cellY / 2);
      const cellX = Math.floor(columns - shift) + (corner % 2);
      samplePlane(noise, (cellX + 0.5) / NOISE_SIDE, (cellY + 0.5) / NOISE_SIDE, 'repeat', tap);
      const [first, second] = [tap[2] ?? 0, tap[3] ?? 0];
      const middleX = (cellX + shift + 0.5 + (first - 0.5) * DOT_JITTER) * side + this.#movedX;
      const middleY = (cellY + 0.5 + (second - 0.5) * DOT_JITTER) * side + this.#movedY;
      let away = Math.hypot(x - middleX, y - middleY) / side;
      if (hand.square > 0) {
        this.#line.read(middleX, middleY);
        const {alongX, alongY} = this.#line;
        const along = Math.abs((x - middleX) * alongX + (y - middleY) * alongY) / side;
        const beside = Math.abs((y - middleY) * alongX - (x - middleX) * alongY) / side;
        away += (Math.max(along, beside) - away) * hand.square;
      }
      if (away < nearest) [nearest, nearestX, nearestY, chance] = [away, middleX, middleY, first];
    }
    samplePlane(colours, nearestX / this.#extentX, nearestY / this.#extentY, 'edge', tap);
    const {cover, dome} = dotHeight(nearest, hand.square);
    const colour = divideColour([tap[0] ?? 0, tap[1] ?? 0, tap[2] ?? 0], chance, hand.divide);
    for (let channel = 0; channel < 3; channel++) {
      const under = out[at + channel] ?? 0;
      out[at + channel] = under + ((colour[channel] ?? 0) - under) * cover * hand.marks.dot;
    }
    return level + (level * STROKES_UNDER_DOTS + dome - level) * hand.marks.dot;
  }

  #readAnchor(anchors: Plane, x: number, y: number): void {
    const [u, v] = [x / this.#extentX, y / this.#extentY];
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
      this.#movedX = betweenX;
      this.#movedY = betweenY;
      return;
    }
    readCell(u * width + this.#tear(x, y, 0), v * height + this.#tear(x, y, 0.5));
    this.#movedX = one[0] ?? 0;
    this.#movedY = one[1] ?? 0;
  }

  /** In cells. @param aside Where in the table, as a share of it. */
  #tear(x: number, y: number, aside: number): number {
    const [u, v] = [x / TEAR_TABLE_SIDE + aside, y / TEAR_TABLE_SIDE + aside];
    samplePlane(this.#sources.noise, u, v, 'repeat', this.#tap);
    return (((this.#tap[0] ?? 0) - 0.5) / NOISE_DEVIATION) * SEAM_TEAR_CELLS;
  }
}

/** Keeps small values, and bends large ones towards 2: no stroke stands out of the canvas. */
function soften(value: number): number {
  return value / Math.sqrt(1 + (value * value) / 4);
}
