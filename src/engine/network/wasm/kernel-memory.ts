/**
 * The kernel's memory as the host sees it: what stays (weights) from the bottom up, and behind it
 * the space in which frames are computed, laid out anew for each size.
 */
import {EngineError} from '../../../protocol/errors.ts';

/** Bytes of a page of WebAssembly memory. */
const PAGE_BYTES = 65_536;

/** Most pages: half a gigabyte holds the largest still. A shared memory must say so beforehand. */
const MOST_PAGES = 8192;

/** Everything begins at a line of the processor's cache. */
const LINE_BYTES = 64;

/** Below this lie the kernel's own words (kernels/network/schedule.ts). */
const FIRST_FREE = 4096;

/** Memory that only grows. */
export class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #end = FIRST_FREE;

  /** @param isShared with other threads; the page must be cross-origin isolated. */
  constructor(isShared: boolean) {
    this.memory = new WebAssembly.Memory({initial: 1, maximum: MOST_PAGES, shared: isShared});
  }

  /** Where frames may be computed: behind all that stays. */
  get workStart(): number {
    return this.#end;
  }

  /** Keeps numbers for good. @returns their address. */
  keep(values: Float32Array): number {
    const address = this.#end;
    this.#end = aligned(address + values.byteLength);
    this.grow(this.#end);
    this.writeFloats(address, values);
    return address;
  }

  /** Makes sure that addresses below `end` exist. @throws EngineError 'internal' if they cannot. */
  grow(end: number): void {
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / PAGE_BYTES);
    if (missing <= 0) return;
    try {
      this.memory.grow(missing);
    } catch (cause) {
      throw new EngineError('internal', `the network needs ${end} bytes of wasm memory`, {cause});
    }
  }

  writeFloats(address: number, values: Float32Array): void {
    new Float32Array(this.memory.buffer, address, values.length).set(values);
  }

  writeBytes(address: number, bytes: Uint8Array | Uint8ClampedArray): void {
    new Uint8Array(this.memory.buffer, address, bytes.length).set(bytes);
  }

  writeWord(address: number, value: number): void {
    new DataView(this.memory.buffer).setInt32(address, value, true);
  }

  readWord(address: number): number {
    return new DataView(this.memory.buffer).getInt32(address, true);
  }

  /** A copy, whatever kind of memory this is. */
  readBytes(address: number, length: number): Uint8ClampedArray<ArrayBuffer> {
    const bytes = new Uint8ClampedArray(length);
    bytes.set(new Uint8Array(this.memory.buffer, address, length));
    return bytes;
  }

  /** A copy. */
  readFloats(address: number, length: number): Float32Array<ArrayBuffer> {
    const floats = new Float32Array(length);
    floats.set(new Float32Array(this.memory.buffer, address, length));
    return floats;
  }
}

/** Up to the next line of the processor's cache. */
export function aligned(address: number): number {
  return Math.ceil(address / LINE_BYTES) * LINE_BYTES;
}
