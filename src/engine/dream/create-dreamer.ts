/**
 * Makes a dreamer over the perception network, which is opened the first time that somebody wants
 * to dream: on the GPU where the network runs in our shaders, else over pictures in memory, with
 * the network in a worker of its own.
 */
import {assert} from '../../protocol/assert.ts';
import type {NetworkBackend} from '../../protocol/backend.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import type {SharedGpu} from '../gpu/gpu-device.ts';
import {FrameCanvas} from '../picture/frame-canvas.ts';
import {isGpuPerception} from '../network/gpu-perception.ts';
import type {PerceptionSource} from '../network/perception-source.ts';
import type {Picture} from '../picture/picture.ts';
import {fromPixels, seeAt, toPixels} from '../picture/convert-pixels.ts';
import {dreamUnavailable} from './dream-unavailable.ts';
import type {DreamerParts, OpenDreamer} from './open-dreamer.ts';
import {soften} from './soften.ts';
import {PixelDreamer, type PixelDreamerParts} from './pixel-dreamer.ts';
import {openGpuDreamer} from './wgsl/open-gpu-dreamer.ts';

/** Any number: the same jitter in every visit. */
const SEED = 1;

/**
 * Short side of the network's largest view of a kept picture: a processor would spend the whole
 * moment on one larger step.
 */
const KEPT_SHORT_SIDE: Readonly<Record<Exclude<NetworkBackend, 'webgpu'>, number>> = {webgl: 512, wasm: 256};

/** Who is told what. */
export interface DreamerListener {
  readonly onProgress: (share: UnitInterval) => void;
  /** A live step failed: the dreamer must be created anew. */
  readonly onFailure: (error: unknown) => void;
}

/** Where a dreamer is to run. */
export interface DreamerSite {
  readonly perception: PerceptionSource;
  /** The shared device; null where there is none. */
  readonly gpu: SharedGpu | null;
  /** Steps fade in, and nothing drifts. */
  readonly reducedMotion: boolean;
}

/** @throws EngineError 'dream-unavailable' with the reasons in its detail; AbortError. */
export async function createDreamer(
  {perception, gpu, reducedMotion}: DreamerSite,
  listener: DreamerListener,
): Promise<OpenDreamer> {
  try {
    const network = await perception.ask(listener.onProgress);
    const {backend} = perception;
    assert(backend !== null, () => 'an open network runs nowhere');
    const how = {seed: SEED, reducedMotion, onFailure: listener.onFailure};
    const opened =
      gpu !== null && isGpuPerception(network)
        ? await openGpuDreamer({device: gpu.device, perception: network, ...how})
        : openPixelDreamer({
            network,
            engine: `pixels, ${backend}`,
            ...(backend === 'webgpu' ? {} : {keptShortSide: KEPT_SHORT_SIDE[backend]}),
            ...how,
          });
    return {
      ...opened,
      isGone: () => !perception.isOpen(network),
      close: () => {
        opened.close();
        perception.forget(network);
      },
    };
  } catch (error) {
    throw dreamUnavailable(error);
  }
}

function openPixelDreamer(parts: PixelDreamerParts): DreamerParts {
  const dreamer = new PixelDreamer(parts);
  const frames = new FrameCanvas(true);
  return {
    dreamer,
    seeFrame: (frame, geometry) => pictureOf(frames.readPixels(frame, geometry)),
    seePainting: (painting, size) =>
      painting.kind === 'pixels' ? pictureOf(toPixels(seeAt({...painting.size, data: painting.data}, size))) : null,
    soften: (picture, share) => {
      assert(picture.kind === 'pixels', () => `this dreamer sees pixels, not a ${picture.kind}`);
      return pictureOf(toPixels(soften(fromPixels({...picture.size, data: picture.data}), share)));
    },
    isParallel: true,
    close: () => {
      dreamer.dispose();
    },
  };
}

function pictureOf({width, height, data}: ReturnType<FrameCanvas['readPixels']>): Picture {
  return {kind: 'pixels', data, size: {width, height}};
}
