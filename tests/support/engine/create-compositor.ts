/** Each kind of compositor, as the engine would open it, for a canvas of a test. */
import {CanvasCompositor} from '../../../src/engine/compositor/canvas/canvas-compositor.ts';
import type {Compositor} from '../../../src/engine/compositor/compositor.ts';
import {ThreeCompositor} from '../../../src/engine/compositor/three/three-compositor.ts';
import type {CompositorBackend} from '../../../src/protocol/backend.ts';

/** How a compositor is opened. */
export interface TestCompositor {
  /** For 'webgpu' only. */
  readonly device?: GPUDevice | null;
  readonly reducedMotion?: boolean;
  /** False draws as on hardware, however long that takes. */
  readonly isSoftware?: boolean;
}

/** @param options Motion is reduced, and the card a processor, unless they say otherwise. */
export async function createCompositor(
  backend: CompositorBackend,
  canvas: OffscreenCanvas,
  {device = null, reducedMotion = true, isSoftware = true}: TestCompositor = {},
): Promise<Compositor> {
  if (backend !== 'canvas') return ThreeCompositor.create({canvas, device, isSoftware, reducedMotion});
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
