/** Opens the kernel in a browser's worker. */
import {EngineError} from '../../../protocol/errors.ts';
import {chooseBuild, type Instructions} from './choose-build.ts';
import {Kernel, type Helper, type HelperSetup} from './kernel.ts';

/** A kernel, and which of its builds runs. */
export interface OpenKernel {
  readonly kernel: Kernel;
  readonly instructions: Instructions;
}

/**
 * Loads the build for this browser and starts its threads.
 *
 * @param threads more than one only where memory can be shared.
 * @throws EngineError 'gpu-missing' when the module cannot be fetched or does not run here: tfjs
 *   may still paint.
 */
export async function openKernel(threads: number): Promise<OpenKernel> {
  const {instructions, url} = chooseBuild(threads);
  const bytes = await fetchModule(url);
  try {
    const module = await WebAssembly.compile(bytes);
    return {kernel: await Kernel.create({module, threads, startHelper}), instructions};
  } catch (cause) {
    throw new EngineError('gpu-missing', `the kernel's ${instructions} build does not run here`, {cause});
  }
}

async function fetchModule(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new EngineError('gpu-missing', `${url} answered ${response.status}`);
  return response.arrayBuffer();
}

function startHelper(setup: HelperSetup): Helper {
  const worker = new Worker(new URL('./helper-worker.ts', import.meta.url), {
    type: 'module',
    name: `network-helper-${setup.thread}`,
  });
  worker.postMessage(setup);
  return {
    end: () => {
      worker.terminate();
    },
  };
}
