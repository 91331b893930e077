/** What the perception network is tried on, and in which order. */
import type {NetworkBackend} from '../../protocol/backend.ts';

/** What computes in the perception worker: our own wasm kernel, or tfjs on wasm or WebGL2. */
export type PerceptionWorkerEngine = 'kernel' | 'tfjs';

/** One way to run the network. */
export type PerceptionAttempt =
  | {readonly backend: 'webgpu'; readonly engine: 'wgsl'}
  | {readonly backend: 'webgl' | 'wasm'; readonly engine: PerceptionWorkerEngine};

/** What is tried on a backend, in turn: our own code before tfjs. */
const ATTEMPTS: Readonly<Record<NetworkBackend, readonly PerceptionAttempt[]>> = {
  webgpu: [{backend: 'webgpu', engine: 'wgsl'}],
  webgl: [{backend: 'webgl', engine: 'tfjs'}],
  wasm: [
    {backend: 'wasm', engine: 'kernel'},
    {backend: 'wasm', engine: 'tfjs'},
  ],
};

/**
 * Everything that may be tried.
 *
 * @param backends best first.
 * @param isTroubled what is tried last, because it failed before and each attempt takes long.
 */
export function listAttempts(
  backends: readonly NetworkBackend[],
  isTroubled: (attempt: PerceptionAttempt) => boolean = () => false,
): readonly PerceptionAttempt[] {
  const attempts = backends.flatMap((backend) => ATTEMPTS[backend]);
  return [...attempts.filter((attempt) => !isTroubled(attempt)), ...attempts.filter(isTroubled)];
}

/** An attempt, or what it has become, for the operator. */
export function nameOfAttempt({backend, engine}: {readonly backend: string; readonly engine: string}): string {
  return `${backend}, ${engine}`;
}
