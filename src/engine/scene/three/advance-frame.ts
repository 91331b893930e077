/**
 * Tells Three.js that a new picture begins.
 */
import type {WebGPURenderer} from 'three/webgpu';

import {assert} from '../../../protocol/assert.ts';

/** The renderer's own frame counter, which its types leave out. */
interface FrameCounter {
  readonly _nodes?: {readonly nodeFrame?: {update(): void}};
}

/**
 * Counts one frame on. Lights and shadow maps are brought up to date once per counted frame, and
 * the renderer counts only in its own animation loop (Three.js r187): two pictures rendered between
 * two of its ticks would share one shadow, and what a picture shows would depend on the clock.
 */
export function advanceFrame(renderer: WebGPURenderer): void {
  const frame = (renderer as unknown as FrameCounter)._nodes?.nodeFrame;
  assert(frame !== undefined, () => 'this version of Three.js keeps its frame counter elsewhere');
  frame.update();
}
