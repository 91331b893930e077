/** The engine's worker with a mistake in one shared shader part, so that compiling fails. */
import '../../../src/engine/main.ts';
import {SOUND, UNSOUND} from './broken-shader.ts';

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
const createShaderModule = GPUDevice.prototype.createShaderModule;
GPUDevice.prototype.createShaderModule = function (descriptor): GPUShaderModule {
  return createShaderModule.call(this, {...descriptor, code: descriptor.code.replace(SOUND, UNSOUND)});
};
