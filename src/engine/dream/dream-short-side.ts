/**
 * How large the picture is that is dreamt over. One size a visit: octaves are fixed shapes, each
 * with its own buffers.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';

/**
 * Where there is a graphics card, steps come faster than frames, and size is what is left to wish
 * for. On a processor six steps a second are more dream than fine lines are.
 */
const SHORT_SIDES: Readonly<Record<NetworkBackend, number>> = {webgpu: 288, webgl: 192, wasm: 128};

/** The short side in pixels, unless `?rung=` pins another. */
export function dreamShortSide(backend: NetworkBackend, isSoftware: boolean): number {
  return SHORT_SIDES[isSoftware ? 'wasm' : backend];
}
