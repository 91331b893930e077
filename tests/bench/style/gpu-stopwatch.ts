/**
 * GPU time of everything that is submitted between two marks: the same clock for every engine, also
 * for those that record their own passes.
 */
const NANOSECONDS_PER_MS = 1e6;
const TIMESTAMPS = 2;

/**
 * Measures from the first mark to the last, gaps in which the GPU waits for the processor included.
 */
export class GpuStopwatch {
  readonly #device: GPUDevice;
  readonly #querySet: GPUQuerySet | null;
  readonly #resolved: GPUBuffer;
  readonly #readable: GPUBuffer;

  constructor(device: GPUDevice) {
    this.#device = device;
    this.#querySet = device.features.has('timestamp-query')
      ? device.createQuerySet({label: 'GpuStopwatch.querySet', type: 'timestamp', count: TIMESTAMPS})
      : null;
    const buffer = (field: string, usage: GPUBufferUsageFlags): GPUBuffer =>
      device.createBuffer({label: `GpuStopwatch.${field}`, size: TIMESTAMPS * 8, usage});
    this.#resolved = buffer('resolved', GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC);
    this.#readable = buffer('readable', GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ);
  }

  /** What the numbers are, in words. */
  get method(): string {
    return this.#querySet === null ? 'from submit to done' : 'GPU timestamps before and behind the frame';
  }

  /** Milliseconds of the work that `submit` submits. */
  async time(submit: () => void | Promise<void>): Promise<number> {
    // Earlier work must have ended.
    await this.#device.queue.onSubmittedWorkDone();
    const startedAt = performance.now();
    this.#mark(0);
    await submit();
    this.#mark(1);
    if (this.#querySet === null) {
      await this.#device.queue.onSubmittedWorkDone();
      return performance.now() - startedAt;
    }
    await this.#readable.mapAsync(GPUMapMode.READ);
    const [first = 0n, last = 0n] = new BigUint64Array(this.#readable.getMappedRange());
    this.#readable.unmap();
    return Number(last - first) / NANOSECONDS_PER_MS;
  }

  dispose(): void {
    this.#querySet?.destroy();
    this.#resolved.destroy();
    this.#readable.destroy();
  }

  #mark(index: 0 | 1): void {
    if (this.#querySet === null) return;
    const encoder = this.#device.createCommandEncoder({label: 'GpuStopwatch.mark'});
    const write = index === 0 ? {endOfPassWriteIndex: 0} : {beginningOfPassWriteIndex: 1};
    encoder.beginComputePass({timestampWrites: {querySet: this.#querySet, ...write}}).end();
    if (index === 1) {
      encoder.resolveQuerySet(this.#querySet, 0, TIMESTAMPS, this.#resolved, 0);
      encoder.copyBufferToBuffer(this.#resolved, 0, this.#readable, 0, TIMESTAMPS * 8);
    }
    this.#device.queue.submit([encoder.finish()]);
  }
}
