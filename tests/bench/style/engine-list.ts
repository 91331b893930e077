/** The rows of the table, for Node and the browser alike. */
import {
  defaultShape,
  nameOfShape,
  SHAPES,
  type WorkgroupShape,
} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import type {EngineEntry} from './bench-engine.ts';
import {createOnnxEngine} from './engines/onnx-engine.ts';
import {createOwnEngine} from './engines/own-engine.ts';
import {createTfjsWasmEngine, createTfjsWebGpuEngine} from './engines/tfjs-engine.ts';

/** What decides which rows there are. */
export interface EngineListOptions {
  readonly hasF16: boolean;
  readonly hasOnnx: boolean;
  readonly isSoftware: boolean;
  /** Our own network once in every shape instead of the usual rows. */
  readonly shapes: boolean;
}

/** The first row: the others are compared with it. */
export const OWN_F32 = 'wgsl f32';

/** The rows this machine can fill. */
export function listEngines({hasF16, hasOnnx, isSoftware, shapes}: EngineListOptions): readonly EngineEntry[] {
  if (shapes) return SHAPES.map((shape) => ownEntry(`wgsl f32, ${nameOfShape(shape)}`, 'f32', shape));
  const shape = defaultShape({isFallbackAdapter: isSoftware});
  const tfjs: EngineEntry = {name: 'tfjs webgpu', runsOn: 'gpu', create: createTfjsWebGpuEngine};
  const onnx: EngineEntry = {name: 'onnxruntime-web webgpu', runsOn: 'gpu', create: createOnnxEngine};
  const wasm: EngineEntry = {name: 'tfjs wasm', runsOn: 'processor', create: createTfjsWasmEngine};
  return [
    ownEntry(OWN_F32, 'f32', shape),
    ...(hasF16 ? [ownEntry('wgsl f16', 'f16', shape)] : []),
    tfjs,
    ...(hasOnnx ? [onnx] : []),
    wasm,
  ];
}

function ownEntry(name: string, precision: 'f32' | 'f16', shape: WorkgroupShape): EngineEntry {
  return {name, runsOn: 'gpu', create: (job) => createOwnEngine(job, precision, shape)};
}
