/** WebGPU in Node: Dawn, on whatever Vulkan driver the machine has. */
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

import {findChromium} from '../../../scripts/lib/find-chromium.mjs';
import {requestSharedGpu, type SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';

/** What a Linux with a GPU has: Mesa's drivers the first, NVIDIA's own at least the second. */
const GPU_FILES = ['/dev/dri', '/dev/nvidiactl'];

/**
 * The software driver that every Chromium brings along: used without a GPU when the environment
 * names no other.
 */
const SOFTWARE_DRIVER = 'vk_swiftshader_icd.json';

/** Where Debian's Chromium, whose command is a script elsewhere, keeps its files. */
const DEBIAN_FOLDER = '/usr/lib/chromium';

/** Gives Node `navigator.gpu` and the WebGPU globals, and a device of the best adapter. */
export async function startDawn(): Promise<SharedGpu> {
  const driver = softwareDriver();
  if (driver !== null) process.env['VK_DRIVER_FILES'] ??= driver;
  // A native package: Node must load it, not the bundler.
  const dawn = createRequire(import.meta.url)('webgpu') as {create: (flags: string[]) => GPU; globals: object};
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create(['enable-dawn-features=allow_unsafe_apis']);
  Object.defineProperty(globalThis, 'navigator', {value: {gpu}, configurable: true});
  // At the end of the process nobody listens to a lost device.
  const shared = await requestSharedGpu(() => undefined);
  takeSharedMemory(shared.device.queue);
  return shared;
}

/** The software driver's description, or null where a GPU should be used. */
function softwareDriver(): string | null {
  if (GPU_FILES.some((file) => existsSync(file))) return null;
  const chromium = findChromium();
  const folders = chromium === null ? [DEBIAN_FOLDER] : [dirname(chromium), DEBIAN_FOLDER];
  return folders.map((folder) => join(folder, SOFTWARE_DRIVER)).find((file) => existsSync(file)) ?? null;
}

/**
 * Dawn's binding for Node refuses views of shared memory, which is all that ONNX Runtime has: hand
 * it copies.
 */
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
