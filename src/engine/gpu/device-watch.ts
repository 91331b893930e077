/**
 * Turns a lost device into an error for everyone who waits for it: by themselves, GPU promises
 * settle as if all were well.
 */
import {EngineError} from '../../protocol/errors.ts';

/** Watches one device from the moment it is handed in. */
export class DeviceWatch {
  readonly #lost: Promise<never>;
  #reason: string | null = null;

  constructor(device: GPUDevice) {
    this.#lost = device.lost.then(({reason, message}) => {
      this.#reason = `the device was lost (${reason}): ${message}`;
      throw this.#error();
    });
    // Nobody need be waiting when it happens.
    this.#lost.catch(() => undefined);
  }

  /** @throws EngineError 'gpu-lost' when the device is already lost. */
  check(): void {
    if (this.#reason !== null) throw this.#error();
  }

  /**
   * The work's result.
   * @throws EngineError 'gpu-lost' when the device is lost before it settles, or was lost
   *   meanwhile.
   */
  async orLost<Result>(work: Promise<Result>): Promise<Result> {
    let result: Result;
    try {
      result = await Promise.race([work, this.#lost]);
    } catch (error) {
      this.check();
      throw error;
    }
    this.check();
    return result;
  }

  #error(): EngineError {
    return new EngineError('gpu-lost', this.#reason ?? 'the device was lost');
  }
}
