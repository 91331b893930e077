/** Which build of the kernel this browser can run. */
import relaxedUrl from '../../../../kernels/built/relaxed-simd.wasm?url';
import relaxedThreadsUrl from '../../../../kernels/built/relaxed-simd-threads.wasm?url';
import simdUrl from '../../../../kernels/built/simd.wasm?url';
import simdThreadsUrl from '../../../../kernels/built/simd-threads.wasm?url';

/** The instructions a build uses: relaxed SIMD multiplies and adds in one. */
export type Instructions = 'simd' | 'relaxed-simd';

/** A build. */
export interface KernelBuild {
  readonly instructions: Instructions;
  readonly url: string;
}

const URLS: Readonly<Record<Instructions, {readonly one: string; readonly several: string}>> = {
  simd: {one: simdUrl, several: simdThreadsUrl},
  'relaxed-simd': {one: relaxedUrl, several: relaxedThreadsUrl},
};

/** The smallest module that fuses: (func (result v128) three splats, f32x4.relaxed_madd). */
const RELAXED_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0, 253, 15, 65,
  0, 253, 15, 253, 133, 2, 11,
]);

/** More threads than this wait for each other more than they compute. */
const MOST_THREADS = 8;

/** Whether this browser has relaxed SIMD. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(RELAXED_MODULE);
}

/** The build for so many threads. */
export function chooseBuild(threads: number): KernelBuild {
  const instructions = hasRelaxedSimd() ? 'relaxed-simd' : 'simd';
  return {instructions, url: URLS[instructions][threads > 1 ? 'several' : 'one']};
}

/** All cores but one, which is left to the page; one thread where memory cannot be shared. */
export function countThreads({isIsolated, cores}: {readonly isIsolated: boolean; readonly cores: number}): number {
  return isIsolated ? Math.min(Math.max(cores - 1, 1), MOST_THREADS) : 1;
}
