/** Makes a dreamer over the perception network, which is opened the first time that somebody wants to dream. */
import {assert} from '../../protocol/assert.ts';
import type {NetworkBackend} from '../../protocol/backend.ts';
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';
import {FrameCanvas} from '../ingest/frame-canvas.ts';
import type {IngestGeometry} from '../ingest/geometry.ts';
import type {PerceptionOnDemand} from '../perception/perception-on-demand.ts';
import type {Picture} from '../style/painter.ts';
import {seeAt, toPixels} from './convert-pixels.ts';
import {dreamUnavailable} from './dream-unavailable.ts';
import type {Dreamer} from './dreamer.ts';
import {PixelDreamer} from './pixel-dreamer.ts';

/** Any number: the same jitter in every visit. */
const SEED = 1;

/** Short side of the network's largest view of a kept picture: a processor would spend the whole moment on one larger step. */
const KEPT_SHORT_SIDE: Readonly<Record<NetworkBackend, number>> = {webgpu: 768, webgl: 512, wasm: 256};

/** Who is told what. */
export interface DreamerListener {
  readonly onProgress: (share: UnitInterval) => void;
  /** A live step failed: this dreamer is of no more use. */
  readonly onFailure: (error: unknown) => void;
}

/** A dreamer, and how it is given pictures. */
export interface OpenDreamer {
  readonly dreamer: Dreamer;
  /** Reads a frame; the picture is good until the next is read. */
  readonly seeFrame: (frame: VideoFrame, geometry: IngestGeometry) => Picture;
  /** A painting as this dreamer can take it, or null: it then dreams over the camera's picture. */
  readonly seePainting: (painting: Picture, size: PixelSize) => Picture | null;
  /** Its steps run in a thread of their own: they take no frame's time. */
  readonly isBeside: boolean;
}

/** @throws EngineError 'dream-unavailable' with the reasons in its detail; AbortError. */
export async function createDreamer(perception: PerceptionOnDemand, listener: DreamerListener): Promise<OpenDreamer> {
  try {
    const network = await perception.ask(listener.onProgress);
    const {backend} = perception;
    assert(backend !== null, () => 'an open network runs nowhere');
    const frames = new FrameCanvas(true);
    return {
      dreamer: new PixelDreamer({
        network,
        seed: SEED,
        engine: `pixels, ${backend}`,
        keptShortSide: KEPT_SHORT_SIDE[backend],
        onFailure: listener.onFailure,
      }),
      seeFrame: (frame, geometry) => pictureOf(frames.readPixels(frame, geometry)),
      seePainting: (painting, size) =>
        painting.kind === 'pixels' ? pictureOf(toPixels(seeAt({...painting.size, data: painting.data}, size))) : null,
      isBeside: backend !== 'webgpu',
    };
  } catch (error) {
    throw dreamUnavailable(error);
  }
}

function pictureOf({width, height, data}: ReturnType<FrameCanvas['readPixels']>): Picture {
  return {kind: 'pixels', data, size: {width, height}};
}
