/** Which parts of an answer can change threads. */
import type {ResultOf} from '../../protocol/calls.ts';
import type {PerceptionCalls} from './perception-calls.ts';

/**
 * The memory of an array of numbers that no other array shares: it is empty for the thread that
 * gave it away.
 */
export function transferable(values: Float32Array): ArrayBuffer {
  // Nothing here is ever made on a SharedArrayBuffer, which the type allows for.
  return values.buffer as ArrayBuffer;
}

/** The memory of everything that a perception worker answers with. */
export function transferableParts(answer: ResultOf<PerceptionCalls, keyof PerceptionCalls>): ArrayBuffer[] {
  if ('engine' in answer) return [];
  if ('gradient' in answer) return [transferable(answer.gradient)];
  return [...answer.values()].map(({values}) => transferable(values));
}
