/**
 * Block matching: where each cell of the small luma came from.
 *
 * Sums of absolute differences over a window twice a cell's side, refined between pixels by a
 * parabola. Cells without texture say nothing about motion, so each takes the mean of its
 * neighbourhood weighted by texture.
 */
import {interestOf} from './interest.ts';
import type {MotionField} from './motion-field.ts';
import {CELL, type SmallLuma} from './small-luma.ts';

/**
 * How far a cell is looked for, in small pixels: 9 % of the long side a frame. Faster is a blur
 * that no dream should follow.
 */
export const REACH = 6;

/**
 * Window around a cell's centre, in small pixels. Every second pixel of it is compared, in a
 * chequerboard.
 */
export const HALF_WINDOW = 8;

/**
 * What a pixel of motion must be better by, in mean absolute difference: a camera's noise must not
 * move a still scene.
 */
export const COST_PER_PIXEL = 0.0015;

/** Differences up to here are a camera's noise: such a cell stands still. */
export const NOISE = 0.012;

/** A match as bad as this begins to be distrusted. */
export const GOOD_MATCH = 0.05;

/** A match as bad as this is something else altogether. */
export const BAD_MATCH = 0.15;

interface CellMotion {
  readonly x: number;
  readonly y: number;
  readonly trust: number;
  readonly texture: number;
}

/**
 * The motion from one frame to the next. Pictures of different sizes have nothing in common: no
 * motion, no trust.
 */
export function estimateMotion(before: SmallLuma, now: SmallLuma): MotionField {
  const columns = now.width / CELL;
  const rows = now.height / CELL;
  const isComparable = before.width === now.width && before.height === now.height;
  const cells: CellMotion[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      cells.push(isComparable ? matchCell(before, now, (column + 0.5) * CELL, (row + 0.5) * CELL) : NOTHING_KNOWN);
    }
  }
  return smooth(cells, columns, rows, now);
}

/** The field of a picture in which nothing moved. */
export function stillField({width, height}: SmallLuma): MotionField {
  const cells = (width / CELL) * (height / CELL);
  return {
    columns: width / CELL,
    rows: height / CELL,
    x: new Float32Array(cells),
    y: new Float32Array(cells),
    trust: new Float32Array(cells).fill(1),
    interest: new Float32Array(cells).fill(1),
  };
}

const NOTHING_KNOWN: CellMotion = {x: 0, y: 0, trust: 0, texture: 0};

function matchCell(before: SmallLuma, now: SmallLuma, centreX: number, centreY: number): CellMotion {
  const difference = (x: number, y: number): number => compareWindows(before, now, centreX, centreY, x, y);
  const texture = textureAround(now, centreX, centreY);
  const standing = difference(0, 0);
  if (standing <= NOISE) return {x: 0, y: 0, trust: 1, texture};
  let best = {x: 0, y: 0, cost: standing};
  for (let y = -REACH; y <= REACH; y++) {
    for (let x = -REACH; x <= REACH; x++) {
      const cost = difference(x, y) + COST_PER_PIXEL * Math.hypot(x, y);
      if (cost < best.cost) best = {x, y, cost};
    }
  }
  const match = difference(best.x, best.y);
  return {
    x: best.x + vertex(difference(best.x - 1, best.y), match, difference(best.x + 1, best.y)),
    y: best.y + vertex(difference(best.x, best.y - 1), match, difference(best.x, best.y + 1)),
    trust: 1 - Math.min(1, Math.max(0, (match - GOOD_MATCH) / (BAD_MATCH - GOOD_MATCH))),
    texture,
  };
}

/**
 * Mean absolute difference between a window now and the window it would have come from; pixels
 * outside the picture do not count.
 */
function compareWindows(
  before: SmallLuma,
  now: SmallLuma,
  centreX: number,
  centreY: number,
  shiftX: number,
  shiftY: number,
): number {
  const {width, height} = now;
  let sum = 0;
  let count = 0;
  for (let y = centreY - HALF_WINDOW; y < centreY + HALF_WINDOW; y++) {
    const fromY = y - shiftY;
    if (y < 0 || y >= height || fromY < 0 || fromY >= height) continue;
    for (let x = centreX - HALF_WINDOW + (y & 1); x < centreX + HALF_WINDOW; x += 2) {
      const fromX = x - shiftX;
      if (x < 0 || x >= width || fromX < 0 || fromX >= width) continue;
      sum += Math.abs((now.values[y * width + x] ?? 0) - (before.values[fromY * width + fromX] ?? 0));
      count++;
    }
  }
  return count === 0 ? Infinity : sum / count;
}

/** Mean absolute step between neighbours in a cell: what there is to hold on to. */
function textureAround({width, height, values}: SmallLuma, centreX: number, centreY: number): number {
  let sum = 0;
  for (let y = centreY - CELL / 2; y < centreY + CELL / 2; y++) {
    for (let x = centreX - CELL / 2; x < centreX + CELL / 2; x++) {
      const here = values[y * width + x] ?? 0;
      const right = values[y * width + Math.min(width - 1, x + 1)] ?? 0;
      const below = values[Math.min(height - 1, y + 1) * width + x] ?? 0;
      sum += Math.abs(here - right) + Math.abs(here - below);
    }
  }
  return sum / (CELL * CELL);
}

/** Where between -0.5 and 0.5 the parabola through three neighbouring differences is lowest. */
function vertex(left: number, middle: number, right: number): number {
  const curvature = left - 2 * middle + right;
  if (!(curvature > 0) || !Number.isFinite(curvature)) return 0;
  return Math.min(0.5, Math.max(-0.5, (left - right) / (2 * curvature)));
}

function smooth(cells: readonly CellMotion[], columns: number, rows: number, {width, height}: SmallLuma): MotionField {
  const x = new Float32Array(cells.length);
  const y = new Float32Array(cells.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [sumX, sumY, sum] = [0, 0, 0];
      for (let otherRow = Math.max(0, row - 1); otherRow <= Math.min(rows - 1, row + 1); otherRow++) {
        for (let other = Math.max(0, column - 1); other <= Math.min(columns - 1, column + 1); other++) {
          const cell = cells[otherRow * columns + other] ?? NOTHING_KNOWN;
          const weight = cell.texture * cell.trust;
          sumX += weight * cell.x;
          sumY += weight * cell.y;
          sum += weight;
        }
      }
      if (sum === 0) continue;
      x[row * columns + column] = sumX / sum / width;
      y[row * columns + column] = sumY / sum / height;
    }
  }
  return {
    columns,
    rows,
    x,
    y,
    trust: Float32Array.from(cells, ({trust}) => trust),
    interest: interestOf(Float32Array.from(cells, ({texture}) => texture)),
  };
}
