/** Chooses what draws the canvas, from what the adapter is. Pure. */
import type {CanvasWish, CompositorReason} from '../../protocol/backend.ts';
import type {Probe} from '../gpu/choose-backend.ts';

/** What the choice stands on. */
export interface CanvasFacts {
  readonly wish: CanvasWish;
  /** Nothing may touch the graphics card. */
  readonly sparesCard: boolean;
  /** The networks run on a WebGPU device. */
  readonly hasDevice: boolean;
  /** What WebGL2 stands on. */
  readonly webgl: Probe;
}

/** One way to draw, and why. */
export interface CanvasChoice {
  readonly kind: 'gpu' | '2d';
  readonly reason: CompositorReason;
}

/** The ways to try, best first. */
export function chooseCanvas({wish, sparesCard, hasDevice, webgl}: CanvasFacts): readonly CanvasChoice[] {
  if (sparesCard) return [{kind: '2d', reason: 'card-rests'}];
  // A painting on the card cannot be drawn anywhere else without reading it back.
  if (hasDevice) return [{kind: 'gpu', reason: 'shared-device'}];
  const [flat, three] = [
    {kind: '2d', reason: 'other-refused'},
    {kind: 'gpu', reason: 'other-refused'},
  ] as const;
  if (wish === 'gpu') return [{kind: 'gpu', reason: 'asked'}, flat];
  if (wish === '2d') return [{kind: '2d', reason: 'asked'}, three];
  if (webgl.kind === 'hardware') return [{kind: 'gpu', reason: 'hardware'}, flat];
  return [{kind: '2d', reason: webgl.kind === 'software' ? 'software' : 'no-webgl'}, three];
}
