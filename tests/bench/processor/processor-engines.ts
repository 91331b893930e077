/** The rows of the processor's table: our kernel, tfjs's wasm, ONNX Runtime's. */
import type {Instructions} from '../../../src/engine/network/wasm/choose-build.ts';
import {WasmNetwork} from '../../../src/engine/network/wasm/wasm-network.ts';
import {startKernel} from '../../support/network/kernel-in-node.ts';
import type {BenchEngine, BenchJob} from '../style/bench-engine.ts';
import {fromPlanes, toPlanes} from '../style/engines/planes.ts';
import {createTfjsWasmEngine} from '../style/engines/tfjs-engine.ts';
import {startWasmInNode} from '../style/wasm-in-node.ts';

/** What an engine on the processor is given. */
export type ProcessorJob = Omit<BenchJob, 'gpu' | 'platform'>;

/** A row. */
export interface ProcessorEntry {
  readonly name: string;
  readonly create: (job: ProcessorJob) => Promise<BenchEngine>;
}

/** Our row with one set of instructions. */
export function ownName(instructions: Instructions, threads: number): string {
  return `ours ${instructions}${threads > 1 ? `, ${threads} threads` : ''}`;
}

/** The rows; ours with several threads if a number is given. */
export function listProcessorEngines(hasOnnx: boolean, threads: number): readonly ProcessorEntry[] {
  const own = (instructions: Instructions, count: number): ProcessorEntry => ({
    name: ownName(instructions, count),
    create: (job) => createOwnWasmEngine(job, instructions, count),
  });
  const platform = {startWasm: startWasmInNode, onnxWasmUrl: null};
  return [
    own('simd', 1),
    own('relaxed-simd', 1),
    ...(threads > 1 ? [own('simd', threads), own('relaxed-simd', threads)] : []),
    {name: 'tfjs wasm', create: (job) => createTfjsWasmEngine({...job, platform})},
    ...(hasOnnx ? [{name: 'onnxruntime-web wasm', create: createOnnxWasmEngine}] : []),
  ];
}

/** Pixels in, pixels out: more than the others do, which start and end with floats. */
async function createOwnWasmEngine(
  {network, pixels, mix}: ProcessorJob,
  instructions: Instructions,
  threads: number,
): Promise<BenchEngine> {
  const kernel = await startKernel({instructions, threads});
  const weights = new Map([...network.weights].map(([name, {values}]) => [name, values]));
  const runnable = new WasmNetwork(kernel, network.file, weights);
  let painted = runnable.paint(pixels, mix);
  return {
    takeTurn: () => Promise.resolve(),
    paint: () => {
      painted = runnable.paint(pixels, mix);
    },
    read: () => {
      const {data} = painted;
      const rgb = Float32Array.from({length: (data.length / 4) * 3}, (_, index) => {
        return (data[Math.floor(index / 3) * 4 + (index % 3)] ?? 0) / 255;
      });
      return Promise.resolve(rgb);
    },
    dispose: () => {
      kernel.dispose();
    },
  };
}

async function createOnnxWasmEngine({onnx, pixels, mix}: ProcessorJob): Promise<BenchEngine> {
  if (onnx === null) throw new Error('Assertion failed: no ONNX file');
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(onnx, {executionProviders: ['wasm']});
  const {width, height, data} = pixels;
  const feeds = {
    image: new ort.Tensor('float32', toPlanes(data), [1, 3, height, width]),
    styles: new ort.Tensor('float32', Float32Array.from(mix), [1, mix.length]),
  };
  let planes = new Float32Array();
  const paint = async (): Promise<void> => {
    const {painted} = await session.run(feeds);
    if (painted === undefined) throw new Error("the ONNX file has no output 'painted'");
    planes = Float32Array.from(painted.data as Float32Array);
  };
  await paint();
  return {
    takeTurn: () => Promise.resolve(),
    paint,
    read: () => Promise.resolve(fromPlanes(planes)),
    dispose: () => session.release(),
  };
}
