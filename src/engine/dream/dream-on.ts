/**
 * The kept picture: the live dream, dreamt on for a moment at the size of the kept picture, where finer things fit.
 *
 * It lasts as long as it is given and no longer: a slow machine takes fewer steps.
 */
import type {Objective, PerceptionNetwork, RgbPicture} from '../../protocol/perception.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';
import {sampleBilinear} from '../keep/resample.ts';
import {SeededRandom} from '../scene/seeded-random.ts';
import type {Pixels} from '../style/painter.ts';
import {measureStep} from './ascent-step.ts';
import {seeAt} from './convert-pixels.ts';
import {Detail} from './detail.ts';
import {dreamSize, octaveSizes} from './octaves.ts';

/** The live dream has the coarse shapes: only the finest octaves are worked through. */
const OCTAVES = 2;
const STEPS_EACH = 6;

/** Mean change by one step, in shares of the whole range. */
const GAIN = 0.004;

/** What is kept and what is dreamt into it. */
export interface KeptDream {
  readonly network: PerceptionNetwork;
  readonly objective: Objective;
  /** The camera's picture in full. */
  readonly camera: Pixels;
  /** The live dream's detail, of any size. */
  readonly detail: RgbPicture;
  readonly strength: UnitInterval;
  /** Short side of the network's largest view; the dream is enlarged from there over all the camera's own detail. */
  readonly shortSide: number;
}

/** How long, and who listens. */
export interface DreamOnOptions {
  readonly limitMs: Milliseconds;
  readonly now: () => Milliseconds;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: UnitInterval) => void;
}

/** The finished picture, as large as the camera's. @throws AbortError when the visitor gave up; EngineError of the network. */
export async function dreamOn(kept: KeptDream, options: DreamOnOptions): Promise<Pixels> {
  const {network, objective, camera, strength} = kept;
  const {multipleOf} = network.file.input;
  const shortSide = Math.min(kept.shortSide, camera.width, camera.height);
  const finest = dreamSize(camera, shortSide, multipleOf);
  const seen = seeAt(camera, finest);
  const detail = new Detail(finest);
  detail.add(kept.detail, 1);

  const octaves = octaveSizes(finest, multipleOf).slice(-OCTAVES);
  const random = new SeededRandom(0);
  const startedAt = options.now();
  const steps = octaves.flatMap((octave) => Array.from({length: STEPS_EACH}, () => octave));
  for (const [index, octave] of steps.entries()) {
    options.signal?.throwIfAborted();
    const spent = (options.now() - startedAt) / options.limitMs;
    options.onProgress?.(Math.min(1, Math.max(index / steps.length, spent)));
    if (spent >= 1) break;
    const {step} = await measureStep({network, objective, random}, detail.over(seen, 1), octave);
    detail.add(step, GAIN);
  }
  options.signal?.throwIfAborted();
  detail.holdMean(seen, strength);
  options.onProgress?.(1);
  return addDetail(camera, detail.picture, strength);
}

function addDetail({width, height, data}: Pixels, detail: RgbPicture, strength: UnitInterval): Pixels {
  const dreamt = {width: detail.width, height: detail.height, data: detail.values};
  const sum = new Uint8ClampedArray(data.length).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const added = sampleBilinear(dreamt, (x + 0.5) / width, (y + 0.5) / height, channel);
        sum[at + channel] = (data[at + channel] ?? 0) + 255 * strength * added;
      }
    }
  }
  return {width, height, data: sum};
}
