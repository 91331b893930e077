/** The network's ONNX file on ONNX Runtime's WebGPU provider, on the bench's own GPUDevice. */
import type * as Onnx from 'onnxruntime-web/webgpu';

import type {BenchEngine, BenchJob} from '../bench-engine.ts';
import {fromPlanes, toPlanes} from './planes.ts';

/** Loads the job's ONNX file. Input and output stay on the GPU. */
export async function createOnnxEngine({gpu, onnx, pixels, mix, platform}: BenchJob): Promise<BenchEngine> {
  if (onnx === null) throw new Error('Assertion failed: no ONNX file');
  // Loaded only when this row is measured: it is 27 MB of wasm.
  const ort = await import('onnxruntime-web/webgpu');
  const {device} = gpu;
  ort.env.wasm.numThreads = 1;
  if (platform.onnxWasmUrl !== null) ort.env.wasm.wasmPaths = {wasm: platform.onnxWasmUrl};
  const session = await ort.InferenceSession.create(onnx, {
    executionProviders: [{name: 'webgpu', device}],
    preferredOutputLocation: 'gpu-buffer',
  });
  const {width, height} = pixels;
  const buffer = device.createBuffer({
    label: 'OnnxEngine.image',
    size: width * height * 3 * 4,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, toPlanes(pixels.data));
  const feeds = {
    image: ort.Tensor.fromGpuBuffer(buffer, {dataType: 'float32', dims: [1, 3, height, width]}),
    styles: new ort.Tensor('float32', Float32Array.from(mix), [1, mix.length]),
  };
  let painted: Onnx.Tensor | null = null;
  const paint = async (): Promise<Onnx.Tensor> => {
    painted?.dispose();
    const {painted: output} = await session.run(feeds);
    if (output === undefined) throw new Error("the ONNX file has no output 'painted'");
    painted = output;
    return output;
  };
  return {
    takeTurn: () => Promise.resolve(),
    paint: async () => {
      await paint();
    },
    read: async () => fromPlanes(Float32Array.from((await (painted ?? (await paint())).getData()) as Float32Array)),
    dispose: async () => {
      painted?.dispose();
      await session.release();
      buffer.destroy();
    },
  };
}
