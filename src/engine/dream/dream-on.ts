/**
 * The kept picture: the live dream, dreamt on for a moment at the size of the kept picture, where
 * finer things fit.
 *
 * It lasts as long as it is given and no longer: a slow machine takes fewer steps.
 */
import type {Objective, PerceptionNetwork} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import {addWithinRoom} from '../picture/headroom.ts';
import {sampleBilinear} from '../picture/resample.ts';
import {SeededRandom} from '../shared/seeded-random.ts';
import type {Pixels} from '../picture/picture.ts';
import {measureStep} from '../ascent/ascent-step.ts';
import {seeAt} from '../picture/convert-pixels.ts';
import {Detail} from './detail.ts';
import {dreamSize, octaveSizes} from '../ascent/octaves.ts';
import {giveWay} from './give-way.ts';

/**
 * The network sees a kept picture at this short side at most; the dream is then enlarged over what
 * is left of the camera's own detail.
 */
export const KEPT_SHORT_SIDE = 768;

/**
 * Panoramas are seen smaller: this many pixels, those of a picture of 16:9 at that short side,
 * bound what a network needs of memory.
 */
const MOST_PIXELS = 1366 * KEPT_SHORT_SIDE;

/** The live dream has the coarse shapes: only the finest octaves are worked through. */
const OCTAVES = 2;
const STEPS_EACH = 6;

/** Mean change by one step, in shares of the whole range. */
export const KEPT_GAIN = 0.004;

/** How long a kept picture is dreamt on. */
export const KEEP_LIMIT_MS: Milliseconds = 4000;

/** What is kept and what is dreamt into it. */
export interface KeptDream {
  readonly network: PerceptionNetwork;
  readonly objective: Objective;
  /** The camera's picture in full. */
  readonly camera: Pixels;
  /** The live dream's detail, of any size. */
  readonly detail: RgbPicture;
  readonly strength: UnitInterval;
  /**
   * Short side of the network's largest view; the dream is enlarged from there over what is left of
   * the camera's own detail.
   */
  readonly shortSide: number;
}

/** How long, and who listens. */
export interface DreamOnOptions {
  readonly limitMs: Milliseconds;
  readonly now: () => Milliseconds;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: UnitInterval) => void;
}

/**
 * The finished picture, as large as the camera's.
 * @throws AbortError when the visitor gave up; EngineError of the network.
 */
export async function dreamOn(kept: KeptDream, options: DreamOnOptions): Promise<Pixels> {
  const {network, objective, strength} = kept;
  const camera = giveWay(kept.camera, kept.detail, strength);
  const octaves = keptOctaves(camera, network.file.input.multipleOf, kept.shortSide);
  const finest = octaves.at(-1) ?? camera;
  const seen = seeAt(camera, finest);
  const detail = new Detail(finest);
  detail.add(kept.detail, 1);

  const random = new SeededRandom(0);
  await takeKeptSteps(octaves.length, options, async (octave) => {
    const size = octaves[octave] ?? finest;
    const {step} = await measureStep({network, objective, random}, detail.over(seen, 1), size);
    detail.add(step, KEPT_GAIN);
  });
  detail.holdMean(seen, strength);
  options.onProgress?.(1);
  return addDetail(camera, detail.picture, strength);
}

/** The octaves of a kept picture, coarse to fine; in the last it is seen as large as may be. */
export function keptOctaves(camera: PixelSize, multipleOf: number, largest = KEPT_SHORT_SIDE): readonly PixelSize[] {
  const {width, height} = camera;
  const ratio = Math.max(width, height) / Math.min(width, height);
  const shortSide = Math.min(largest, width, height, Math.sqrt(MOST_PIXELS / ratio));
  return octaveSizes(dreamSize(camera, shortSide, multipleOf), multipleOf).slice(-OCTAVES);
}

/**
 * Takes a few steps in each of so many octaves, while there is time.
 * @throws AbortError when the visitor gave up.
 */
export async function takeKeptSteps(
  octaves: number,
  {limitMs, now, signal, onProgress}: DreamOnOptions,
  take: (octave: number) => Promise<void>,
): Promise<void> {
  const startedAt = now();
  const steps = octaves * STEPS_EACH;
  for (let step = 0; step < steps; step++) {
    signal?.throwIfAborted();
    const spent = (now() - startedAt) / limitMs;
    onProgress?.(Math.min(1, Math.max(step / steps, spent)));
    if (spent >= 1) return;
    await take(Math.floor(step / STEPS_EACH));
  }
  signal?.throwIfAborted();
}

function addDetail({width, height, data}: Pixels, detail: RgbPicture, strength: UnitInterval): Pixels {
  const dreamt = {width: detail.width, height: detail.height, data: detail.values};
  const sum = new Uint8ClampedArray(data.length).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const added = sampleBilinear(dreamt, (x + 0.5) / width, (y + 0.5) / height, channel);
        sum[at + channel] = 255 * addWithinRoom((data[at + channel] ?? 0) / 255, strength * added);
      }
    }
  }
  return {width, height, data: sum};
}
