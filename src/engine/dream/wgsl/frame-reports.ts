/**
 * What a frame found out on the GPU, brought to the processor when it is there: no frame waits for
 * it, and some are left out.
 */
import type {UnitInterval} from '../../../protocol/units.ts';

/** Reports under way at once. Beyond that a frame goes unreported. */
const MOST_UNDER_WAY = 3;

/** Bytes of four float32. */
const GROUP_BYTES = 16;

/** One frame, as it was a little while ago. */
export interface FrameReport {
  /** The frame's number, as it was handed in. */
  readonly frame: number;
  /** 1 where nothing moved, 0 where everything did. */
  readonly calm: UnitInterval;
  /** The picture's mean light. */
  readonly light: UnitInterval;
  /** The largest change that the dream makes. */
  readonly peak: number;
}

/** Reads reports back. */
export class FrameReports {
  readonly #free: GPUBuffer[];
  readonly #all: readonly GPUBuffer[];
  readonly #onReport: (report: FrameReport) => void;
  #underWay = Promise.resolve();

  constructor(device: GPUDevice, onReport: (report: FrameReport) => void) {
    this.#onReport = onReport;
    this.#all = Array.from({length: MOST_UNDER_WAY}, (_, index) =>
      device.createBuffer({
        label: `FrameReports.staging ${index}`,
        size: 2 * GROUP_BYTES,
        usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
      }),
    );
    this.#free = [...this.#all];
  }

  /**
   * Records the copy of a frame's report.
   *
   * @param motion the `Report` struct.
   * @param totals of the detail.
   * @returns what to call once it is submitted.
   */
  copy(encoder: GPUCommandEncoder, motion: GPUBuffer, totals: GPUBuffer, frame: number): () => void {
    const staging = this.#free.pop();
    if (staging === undefined) return () => undefined;
    encoder.copyBufferToBuffer(motion, 0, staging, 0, GROUP_BYTES);
    encoder.copyBufferToBuffer(totals, 0, staging, GROUP_BYTES, GROUP_BYTES);
    return () => {
      const before = this.#underWay;
      // In the order of their frames.
      this.#underWay = Promise.all([this.#read(staging, frame), before]).then(([report]) => {
        if (report) this.#onReport(report);
      });
    };
  }

  /** Resolves once all reports under way have come in. */
  settled(): Promise<void> {
    return this.#underWay;
  }

  dispose(): void {
    for (const buffer of this.#all) buffer.destroy();
  }

  async #read(staging: GPUBuffer, frame: number): Promise<FrameReport | null> {
    try {
      await staging.mapAsync(GPUMapMode.READ);
    } catch {
      // The device was lost or the buffer destroyed: there is no report, and the next frame says
      // why.
      return null;
    }
    const [calm = 0, light = 0, , , , , , peak = 0] = new Float32Array(staging.getMappedRange());
    staging.unmap();
    this.#free.push(staging);
    return {frame, calm, light, peak};
  }
}
