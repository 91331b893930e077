/** Each kind of compositor, as the engine would open it, for a canvas of a test. */
import {CanvasCompositor} from '../../../src/engine/compositor/canvas/canvas-compositor.ts';
import type {Compositor} from '../../../src/engine/compositor/compositor.ts';
import {ThreeCompositor} from '../../../src/engine/compositor/three/three-compositor.ts';
import type {CompositorBackend} from '../../../src/protocol/backend.ts';

/** @param options `device` for 'webgpu' only; motion is reduced unless it says otherwise. */
export async function createCompositor(
  backend: CompositorBackend,
  canvas: OffscreenCanvas,
  {device = null, reducedMotion = true}: {device?: GPUDevice | null; reducedMotion?: boolean} = {},
): Promise<Compositor> {
  if (backend !== 'canvas') return ThreeCompositor.create({canvas, device, isSoftware: true, reducedMotion});
  return new CanvasCompositor({
    canvas,
    reducedMotion,
    onContextLost: ({detail}) => {
      throw new Error(detail);
    },
  });
}

/** A device for 'webgpu'; null for the others. */
export async function requestTestDevice(backend: CompositorBackend): Promise<GPUDevice | null> {
  const adapter = backend === 'webgpu' ? await navigator.gpu.requestAdapter() : null;
  return (await adapter?.requestDevice()) ?? null;
}
