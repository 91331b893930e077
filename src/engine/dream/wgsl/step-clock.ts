/**
 * What the steps of one frame take on the GPU: by timestamps, or where there are none by waiting
 * until the work is done.
 */
import {MOST_STEPS_PER_FRAME} from '../dream-loop.ts';
import {TimestampQueries} from '../../gpu/timestamp-queries.ts';
import type {Milliseconds} from '../../../protocol/units.ts';

/** Measures one frame at a time. */
export class StepClock {
  readonly #device: GPUDevice;
  readonly #timestamps: TimestampQueries;
  #isFree = true;

  constructor(device: GPUDevice) {
    this.#device = device;
    this.#timestamps = new TimestampQueries(device, MOST_STEPS_PER_FRAME);
  }

  /** Whether the frame before has been measured. */
  get isFree(): boolean {
    return this.#isFree;
  }

  /** Goes into the descriptor of a step's compute pass. */
  writes(slot: number): {timestampWrites?: GPUComputePassTimestampWrites} {
    return this.#timestamps.writes(slot);
  }

  /** Records the end of the frame's steps. */
  resolve(encoder: GPUCommandEncoder): void {
    this.#timestamps.resolve(encoder);
  }

  /**
   * What each step of the frame just submitted took. Where there are no timestamps, each its share
   * of all that was in the queue: rather too much than too little. Rejects, or never answers, when
   * the device is lost.
   */
  async measure(steps: number): Promise<readonly Milliseconds[]> {
    this.#isFree = false;
    const submittedAt = performance.now();
    try {
      const [measured] = await Promise.all([this.#timestamps.read(), this.#device.queue.onSubmittedWorkDone()]);
      const share = (performance.now() - submittedAt) / steps;
      return Array.from({length: steps}, (_, slot) => measured?.[slot] ?? share);
    } finally {
      this.#isFree = true;
    }
  }

  dispose(): void {
    this.#timestamps.dispose();
  }
}
