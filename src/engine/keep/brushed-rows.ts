/**
 * The painting of a kept picture with its painter's hand, row by row: brush strokes at the kept
 * picture's own size.
 */
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import {createNoisePlane, planeOfPicture, prepareRows, RowFinisher} from '../brush/finish-painting.ts';
import type {LaidStrokes} from '../brush/lay-paint.ts';
import type {MixedHand} from '../network/hand.ts';
import type {FloatPicture} from '../picture/resample.ts';
import {RowEnlarger} from './row-enlarger.ts';

/**
 * Nobody waits longer than 30 seconds: strokes that would take more than these are painted smaller
 * and enlarged. The rest of the work has the rest of the time, and so has the live mirror, which
 * goes on meanwhile. A processor takes two to six seconds for a million pixels.
 */
const LONGEST_MS: Milliseconds = 18_000;

/** Rows that are painted to see how long one takes; the first ones also pay for compiling. */
const TRIAL_ROWS = 10;

/** Of the work on a picture that is painted smaller, what the painting takes; the rest enlarges. */
const SMALLER_SHARE = 0.9;

/** What is painted over. */
export interface BrushedParts {
  /** RGB in 0..255, a few hundred lines, and what the camera saw at the same size. */
  readonly painted: FloatPicture;
  readonly seen: FloatPicture;
  readonly hand: MixedHand;
  readonly brush: UnitInterval;
  /** The strokes on the screen, or null: then new ones are found. */
  readonly strokes: LaidStrokes | null;
  /** Called before each row, so that others get their turn; rejects when it is to end. */
  readonly breathe: (share: UnitInterval) => Promise<void>;
}

/** Rows of the picture, from top to bottom. */
export interface BrushedRows {
  /** How much of the work is done before the first row is asked for. */
  readonly doneShare: UnitInterval;
  /** RGB in 0..255, three numbers a pixel, and in 0..1 how fine the camera's structure is. */
  row(y: number): {readonly colours: Float32Array; readonly fine: Float32Array};
}

/** Paints at a size, or smaller where that would take too long, and enlarges. */
export async function brushRows(parts: BrushedParts, size: PixelSize): Promise<BrushedRows> {
  const {painted, seen, breathe, ...how} = parts;
  await breathe(0);
  const noise = createNoisePlane();
  const steps = prepareRows({painting: planeOfPicture(painted), camera: planeOfPicture(seen), noise, ...how});
  let step = steps.next();
  while (step.done !== true) {
    await breathe(0);
    step = steps.next();
  }
  const perRow = await rowMs(new RowFinisher(step.value, size), breathe);
  const scale = Math.min(1, Math.sqrt(LONGEST_MS / (perRow * size.height)));
  const within = {width: Math.round(size.width * scale), height: Math.round(size.height * scale)};
  const finisher = new RowFinisher(step.value, within);
  const paint = (y: number): Float32Array => finisher.row(y).map((value) => value * 255);
  const fineAt = (y: number): Float32Array => finisher.fineRow((y + 0.5) / size.height, size.width);
  if (scale === 1) return {doneShare: 0, row: (y) => ({colours: paint(y), fine: fineAt(y)})};
  const data = new Float32Array(within.width * within.height * 3);
  for (let y = 0; y < within.height; y++) {
    await breathe((SMALLER_SHARE * y) / within.height);
    data.set(paint(y), y * within.width * 3);
  }
  const enlarger = new RowEnlarger({data, ...within, channels: 3}, size);
  return {doneShare: SMALLER_SHARE, row: (y) => ({colours: enlarger.row(y), fine: fineAt(y)})};
}

/** How long one row takes: the shortest of a few, which nothing else has held up. */
async function rowMs(trial: RowFinisher, breathe: BrushedParts['breathe']): Promise<Milliseconds> {
  let shortest = Infinity;
  for (let k = 0; k < TRIAL_ROWS; k++) {
    await breathe(0);
    const startedAt = performance.now();
    trial.row(k);
    shortest = Math.min(shortest, performance.now() - startedAt);
  }
  return shortest;
}
