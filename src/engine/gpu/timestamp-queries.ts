/**
 * GPU time of compute passes, where the device has timestamp queries. In the spirit of the WebGPU
 * samples' TimestampQueryManager: does nothing without the feature, and leaves a sample out rather
 * than wait for one.
 */
import type {Milliseconds} from '../../protocol/units.ts';

const NANOSECONDS_PER_MS = 1e6;
const TIMESTAMP_BYTES = 8;

/** Measures a fixed number of compute passes in each submit. */
export class TimestampQueries {
  readonly #passes: number;
  readonly #querySet: GPUQuerySet | null;
  readonly #resolved: GPUBuffer | null;
  readonly #readable: GPUBuffer | null;

  /** @param passes compute passes measured in one submit. */
  constructor(device: GPUDevice, passes: number) {
    this.#passes = passes;
    if (!device.features.has('timestamp-query')) {
      this.#querySet = this.#resolved = this.#readable = null;
      return;
    }
    const size = 2 * passes * TIMESTAMP_BYTES;
    this.#querySet = device.createQuerySet({label: 'TimestampQueries.querySet', type: 'timestamp', count: 2 * passes});
    this.#resolved = device.createBuffer({
      label: 'TimestampQueries.resolved',
      size,
      usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
    });
    this.#readable = device.createBuffer({
      label: 'TimestampQueries.readable',
      size,
      usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
    });
  }

  /** Whether passes can be measured here. */
  get isSupported(): boolean {
    return this.#querySet !== null;
  }

  /** Goes into the descriptor of pass number `pass`, counted from 0. */
  writes(pass: number): {timestampWrites?: GPUComputePassTimestampWrites} {
    if (this.#querySet === null) return {};
    return {
      timestampWrites: {
        querySet: this.#querySet,
        beginningOfPassWriteIndex: 2 * pass,
        endOfPassWriteIndex: 2 * pass + 1,
      },
    };
  }

  /**
   * Records the resolve; call it behind the measured passes. Leaves this sample out while the one
   * before is still being read.
   */
  resolve(encoder: GPUCommandEncoder): void {
    if (this.#querySet === null || this.#resolved === null || this.#readable?.mapState !== 'unmapped') return;
    encoder.resolveQuerySet(this.#querySet, 0, 2 * this.#passes, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, this.#readable, 0, this.#readable.size);
  }

  /**
   * Reads the passes' durations once the submit is done: null without the feature, while busy, or
   * when a clock ran backwards.
   */
  async read(): Promise<readonly Milliseconds[] | null> {
    if (this.#readable?.mapState !== 'unmapped') return null;
    try {
      await this.#readable.mapAsync(GPUMapMode.READ);
    } catch {
      // The device was lost or the buffer destroyed: there is no sample. The code that waits for
      // the frame learns of it by itself.
      return null;
    }
    const times = new BigUint64Array(this.#readable.getMappedRange().slice(0));
    this.#readable.unmap();
    const durations = Array.from({length: this.#passes}, (_, pass) => {
      // https://gpuweb.github.io/gpuweb/#timestamp: values may go backwards when the GPU resets its
      // counter.
      return Number((times[2 * pass + 1] ?? 0n) - (times[2 * pass] ?? 0n)) / NANOSECONDS_PER_MS;
    });
    return durations.every((ms) => ms >= 0) ? durations : null;
  }

  dispose(): void {
    this.#querySet?.destroy();
    this.#resolved?.destroy();
    this.#readable?.destroy();
  }
}
