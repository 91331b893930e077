/** WebGPU in Node: Dawn, on whatever Vulkan driver the machine has. */
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';

import {requestSharedGpu, type SharedGpu} from '../../../src/engine/device/gpu-device.ts';

/** The software driver that Debian's Chromium brings along: used where nothing else is asked for. */
const SOFTWARE_DRIVER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** Gives Node `navigator.gpu` and the WebGPU globals, and a device of the best adapter. */
export async function startDawn(): Promise<SharedGpu> {
  if (process.env['VK_DRIVER_FILES'] === undefined && !existsSync('/dev/dri') && existsSync(SOFTWARE_DRIVER)) {
    process.env['VK_DRIVER_FILES'] = SOFTWARE_DRIVER;
  }
  // A native package: Node must load it, not the bundler.
  const dawn = createRequire(import.meta.url)('webgpu') as {create: (flags: string[]) => GPU; globals: object};
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create(['enable-dawn-features=allow_unsafe_apis']);
  Object.defineProperty(globalThis, 'navigator', {value: {gpu}, configurable: true});
  // Nothing waits for a device lost at the end of the process.
  const shared = await requestSharedGpu(() => undefined);
  takeSharedMemory(shared.device.queue);
  return shared;
}

/** Dawn's binding for Node refuses views of shared memory, which is all that ONNX Runtime has: hand it copies. */
function takeSharedMemory(queue: GPUQueue): void {
  const writeBuffer = queue.writeBuffer.bind(queue);
  queue.writeBuffer = (buffer, offset, data, from = 0, size?: number): undefined => {
    if (data instanceof Uint8Array && data.buffer instanceof SharedArrayBuffer) {
      writeBuffer(buffer, offset, Uint8Array.from(data.subarray(from, size === undefined ? undefined : from + size)));
    } else {
      writeBuffer(buffer, offset, data, from, size);
    }
  };
}
