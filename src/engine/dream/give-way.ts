/**
 * A picture to keep that gives way to the dream over it, as the mirror's does: where the dream has
 * its grip, the lines are gone.
 */
import type {UnitInterval} from '../../protocol/units.ts';
import {seeAt} from '../picture/convert-pixels.ts';
import type {Pixels, RgbPicture} from '../picture/picture.ts';
import {gripOf, mostGrip} from './grip.ts';
import {soften} from './soften.ts';

/** RGB of the picture at the dream's size, and the grip. */
const CHANNELS = 4;

/**
 * The picture under a dream.
 *
 * @param detail The live dream's, of any size.
 * @returns A picture as large as the camera's: the camera's own where the dream has no grip at all.
 */
export function giveWay(camera: Pixels, detail: RgbPicture, strength: UnitInterval): Pixels {
  const grip = gripOf(detail, strength);
  if (grip === null) return camera;
  const {width, height, data} = camera;
  const planes = interleave(soften(seeAt(camera, detail), mostGrip(strength)), grip);
  const columns = Array.from({length: width}, (_, x) => between(x, width, detail.width));
  const row = new Float32Array(detail.width * CHANNELS);
  const result = new Uint8ClampedArray(data.length);
  // Plain loops without allocations: this runs over every pixel of a photograph.
  for (let y = 0; y < height; y++) {
    mixRows(planes, between(y, height, detail.height), row);
    for (let x = 0; x < width; x++) {
      const {near, far, share} = columns[x] ?? NOWHERE;
      const [left, right] = [near * CHANNELS, far * CHANNELS];
      const at = (y * width + x) * 4;
      const held = mix(row[left + 3] ?? 0, row[right + 3] ?? 0, share);
      for (let channel = 0; channel < 3; channel++) {
        const seen = mix(row[left + channel] ?? 0, row[right + channel] ?? 0, share);
        result[at + channel] = mix(data[at + channel] ?? 0, 255 * seen, held);
      }
      result[at + 3] = 255;
    }
  }
  return {width, height, data: result};
}

/** Two neighbours, and how far a place is from the first to the second. */
interface Between {
  readonly near: number;
  readonly far: number;
  readonly share: UnitInterval;
}

const NOWHERE: Between = {near: 0, far: 0, share: 0};

/** Where pixel `index` of `count` lies among so many others (bilinear, edges repeated). */
function between(index: number, count: number, others: number): Between {
  const at = Math.min(others - 1, Math.max(0, ((index + 0.5) / count) * others - 0.5));
  const near = Math.floor(at);
  return {near, far: Math.min(others - 1, near + 1), share: at - near};
}

function mixRows(planes: Float32Array, {near, far, share}: Between, row: Float32Array): void {
  for (let at = 0; at < row.length; at++) {
    row[at] = mix(planes[near * row.length + at] ?? 0, planes[far * row.length + at] ?? 0, share);
  }
}

function interleave({values}: RgbPicture, grip: Float32Array): Float32Array {
  const planes = new Float32Array(grip.length * CHANNELS);
  for (let pixel = 0; pixel < grip.length; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      planes[pixel * CHANNELS + channel] = values[pixel * 3 + channel] ?? 0;
    }
    planes[pixel * CHANNELS + 3] = grip[pixel] ?? 0;
  }
  return planes;
}

function mix(from: number, to: number, share: UnitInterval): number {
  return from + (to - from) * share;
}
