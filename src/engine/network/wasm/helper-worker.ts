/** A helping thread of the kernel: it waits for frames and works on their strips, for ever. */
import {helpKernel, type HelperSetup} from './kernel.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({data}: MessageEvent<HelperSetup>): void => {
  void helpKernel(data);
};
