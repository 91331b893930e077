/**
 * A network with the passes that bring it its pictures, compiled and ready before the first frame.
 */
import {EngineError} from '../../../protocol/errors.ts';
import {IngestToInputPass} from './ingest-to-input-pass.ts';
import {PixelsToInputPass} from './pixels-to-input-pass.ts';
import {planNetwork} from '../plan/plan-network.ts';
import {WgslNetwork, type WgslNetworkParts} from './wgsl-network.ts';

/** The size at which everything is compiled before the first frame. */
const FIRST_SIZE = {width: 64, height: 64};

/** Everything between a frame or a still and the painted texture. */
export class FedNetwork {
  readonly network: WgslNetwork;
  /** From a camera frame. */
  readonly toInput: IngestToInputPass;
  /** From pixels in memory. */
  readonly pixels: PixelsToInputPass;

  private constructor(network: WgslNetwork, toInput: IngestToInputPass, pixels: PixelsToInputPass) {
    this.network = network;
    this.toInput = toInput;
    this.pixels = pixels;
  }

  /**
   * Uploads the weights and compiles every pass.
   *
   * @throws EngineError 'shader-invalid' when a shader does not compile or does not fit this
   *   device, 'model-invalid' for an op list or weights that cannot run here.
   */
  static async create(parts: WgslNetworkParts): Promise<FedNetwork> {
    const {device, arithmetic} = parts;
    const {input} = planNetwork(parts.network, FIRST_SIZE);
    device.pushErrorScope('validation');
    const network = new WgslNetwork(parts);
    const compiling = Promise.all([
      IngestToInputPass.create(device, arithmetic, input),
      PixelsToInputPass.create(device, arithmetic, input),
      network.createRun(FIRST_SIZE),
    ]);
    const misfit = device.popErrorScope();
    try {
      const [toInput, pixels, run] = await compiling;
      network.release(run);
      const error = await misfit;
      if (error) throw new EngineError('shader-invalid', error.message);
      return new FedNetwork(network, toInput, pixels);
    } catch (error) {
      network.dispose();
      throw error;
    }
  }

  dispose(): void {
    this.network.dispose();
    this.toInput.dispose();
  }
}
