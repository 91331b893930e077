/** Opens the compositor that suits the machine, and loads no other. */
import {loadPart} from '../shared/load-part.ts';
import type {Compositor} from './compositor.ts';
import type {ThreeCompositorOptions} from './three/three-compositor.ts';

/**
 * Takes the canvas over: it keeps its kind of context for life.
 *
 * @throws EngineError 'gpu-missing' where it cannot be drawn, 'part-missing' where the code could
 *   not be fetched.
 */
export async function openCompositor(options: ThreeCompositorOptions): Promise<Compositor> {
  const {ThreeCompositor} = await loadPart(() => import('./three/three-compositor.ts'));
  return ThreeCompositor.create(options);
}
