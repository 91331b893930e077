/** Which part of an array can change threads. */

/**
 * The memory of an array of numbers that no other array shares: it is empty for the thread that
 * gave it away.
 */
export function transferable(values: Float32Array): ArrayBuffer {
  // Nothing here is ever made on a SharedArrayBuffer, which the type allows for.
  return values.buffer as ArrayBuffer;
}
