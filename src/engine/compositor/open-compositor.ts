/** Opens the compositor that suits the machine, and loads no other. */
import type {CompositorReason} from '../../protocol/backend.ts';
import {EngineError, type Failure} from '../../protocol/errors.ts';
import {loadPart} from '../shared/load-part.ts';
import {type CanvasFacts, chooseCanvas} from './choose-canvas.ts';
import type {Compositor} from './compositor.ts';

/** What a compositor is opened with. */
export interface CompositorSite extends Omit<CanvasFacts, 'hasDevice'> {
  readonly canvas: OffscreenCanvas;
  /** The device that the networks run on, or null. */
  readonly device: GPUDevice | null;
  /** The graphics card is the processor. */
  readonly isSoftware: boolean;
  readonly reducedMotion: boolean;
  /** The context is gone, and the canvas with it. A lost device is its owner's to tell. */
  readonly onContextLost: (found: Failure) => void;
}

/** An open compositor, and why it is this one. */
export interface OpenedCompositor {
  readonly compositor: Compositor;
  readonly reason: CompositorReason;
}

/**
 * Takes the canvas over: it keeps its kind of context for life. Where one kind of context is
 * refused, the canvas has none yet, and the other kind is tried.
 *
 * @throws EngineError 'gpu-missing' where nothing can draw, 'part-missing' where the code could not
 *   be fetched.
 */
export async function openCompositor(site: CompositorSite): Promise<OpenedCompositor> {
  const refusals: unknown[] = [];
  for (const {kind, reason} of chooseCanvas({...site, hasDevice: site.device !== null})) {
    try {
      return {compositor: await OPENERS[kind](site), reason};
    } catch (error) {
      if (!(error instanceof EngineError && error.code === 'gpu-missing')) throw error;
      refusals.push(error);
    }
  }
  throw refusals[0];
}

const OPENERS: Readonly<Record<'gpu' | '2d', (site: CompositorSite) => Promise<Compositor>>> = {
  gpu: async (site) => {
    const {ThreeCompositor} = await loadPart(() => import('./three/three-compositor.ts'));
    return ThreeCompositor.create(site);
  },
  '2d': async (site) => {
    const {CanvasCompositor} = await loadPart(() => import('./canvas/canvas-compositor.ts'));
    return new CanvasCompositor(site);
  },
};
