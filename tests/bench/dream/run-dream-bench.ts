/** The bench itself: checks that all engines find the same gradient, then times them in turns. */
import type {SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import type {NetworkBackend} from '../../../src/protocol/backend.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {GpuStopwatch} from '../style/gpu-stopwatch.ts';
import {nameOf} from '../style/run-bench.ts';
import {median} from '../style/statistics.ts';
import {testPicture} from '../style/test-picture.ts';
import type {DreamEngine} from './dream-engine.ts';
import {createOwnEngine} from './own-engine.ts';
import type {TimedNetwork} from './perception-network.ts';
import {createPlainTfjsEngine} from './plain-tfjs-engine.ts';
import {createTfjsPerceptionEngine} from './tfjs-perception-engine.ts';
import {timeOctaves, type OctaveRow} from './time-octaves.ts';

/** Relative distance an engine's gradient may have from ours. */
const TOLERANCE = 1e-2;

/** One row, as it is written to the JSON file. A step goes forward and back. */
export interface DreamBenchRow {
  readonly backend: NetworkBackend;
  /** 'width x height' in pixels. */
  readonly size: string;
  readonly forwardMs: number;
  readonly gradientMs: number;
  /**
   * One step with tfjs's own gradient of its plain ops; null where that was not timed: on wasm it
   * is wrong.
   */
  readonly tfjsGradientMs: number | null;
}

/** Everything the run found out. */
export interface DreamBenchResult {
  readonly adapter: string;
  readonly network: string;
  readonly layer: string;
  readonly method: string;
  readonly rounds: number;
  readonly rows: readonly DreamBenchRow[];
  /** The dreamer's own steps at the octaves of the last size, coarse to fine. */
  readonly octaves: readonly OctaveRow[];
}

/** What to run. */
export interface DreamBenchPlan {
  readonly gpu: SharedGpu;
  readonly network: TimedNetwork;
  /**
   * Makes a backend tfjs's current one. Rows of a missing backend are left out, such as WebGL2 in
   * Node.
   */
  readonly starts: Readonly<Partial<Record<'wasm' | 'webgl', () => Promise<void>>>>;
  readonly sizes: readonly PixelSize[];
  readonly rounds: number;
  readonly onProgress: (line: string) => void;
}

/**
 * Runs every engine at every size, from the deepest listed layer.
 * @throws Error when an engine finds another gradient than ours.
 */
export async function runDreamBench(plan: DreamBenchPlan): Promise<DreamBenchResult> {
  const {gpu, network, rounds} = plan;
  const watch = new GpuStopwatch(gpu.device);
  const layer = network.file.layers.at(-1) ?? '';
  const rows: DreamBenchRow[] = [];
  for (const size of plan.sizes) rows.push(...(await timeSize(plan, size, layer, watch)));
  const finest = plan.sizes.at(-1);
  const octaves = finest ? await timeOctaves({gpu, network, layer}, finest, rounds, watch) : [];
  watch.dispose();
  return {adapter: nameOf(gpu), network: network.title, layer, method: watch.method, rounds, rows, octaves};
}

/** Milliseconds of every round. */
interface Lane {
  readonly name: string;
  readonly engine: DreamEngine;
  /** Which clock measures: the device's, or the processor's, which waits for the result. */
  readonly timedBy: 'gpu' | 'processor';
  readonly forwardMs: number[];
  readonly stepMs: number[];
}

async function timeSize(
  {gpu, network, starts, rounds, onProgress}: DreamBenchPlan,
  {width, height}: PixelSize,
  layer: string,
  watch: GpuStopwatch,
): Promise<readonly DreamBenchRow[]> {
  const size = `${width}x${height}`;
  const job = {gpu, network, layer, picture: rgbPicture({width, height})};
  const lane = (name: string, timedBy: Lane['timedBy'], engine: DreamEngine): Lane => {
    onProgress(`${size}: ${name} started`);
    return {name, engine, timedBy, forwardMs: [], stepMs: []};
  };
  const own = lane('wgsl', 'gpu', await createOwnEngine(job));
  const plain = lane('tfjs webgpu', 'gpu', await createPlainTfjsEngine(job));
  const others: (Lane & {readonly backend: 'wasm' | 'webgl'})[] = [];
  for (const backend of ['webgl', 'wasm'] as const) {
    const start = starts[backend];
    if (start === undefined) continue;
    const engine = await createTfjsPerceptionEngine(job, backend, start);
    others.push({...lane(`tfjs ${backend}`, 'processor', engine), backend});
  }
  const lanes = [own, plain, ...others];
  try {
    await checkAgreement(lanes);
    // In turns, so that a warm or busy machine slows all engines alike.
    for (let round = 0; round < rounds; round++) {
      onProgress(`${size}: round ${round + 1} of ${rounds}`);
      for (const each of lanes) await timeLane(each, watch);
    }
  } finally {
    for (const {engine} of lanes) engine.dispose();
  }
  const row = (backend: NetworkBackend, {forwardMs, stepMs}: Lane, tfjs: Lane | null): DreamBenchRow => ({
    backend,
    size,
    forwardMs: median(forwardMs),
    gradientMs: median(stepMs),
    tfjsGradientMs: tfjs && median(tfjs.stepMs),
  });
  return [row('webgpu', own, plain), ...others.map((other) => row(other.backend, other, null))];
}

/**
 * An engine with a wrong gradient fails the bench, however fast it is. This also warms all engines
 * up.
 */
async function checkAgreement(lanes: readonly Lane[]): Promise<void> {
  let expected: Float32Array | null = null;
  for (const {name, engine} of lanes) {
    await engine.takeTurn();
    await engine.forward?.();
    await engine.step();
    const gradient = await engine.read();
    expected ??= gradient;
    const distance = relativeDistance(gradient, expected);
    if (!(distance <= TOLERANCE)) {
      throw new Error(`the gradient of ${name} is ${distance.toPrecision(2)} from that of ${lanes[0]?.name ?? ''}`);
    }
  }
}

async function timeLane({engine, timedBy, forwardMs, stepMs}: Lane, watch: GpuStopwatch): Promise<void> {
  await engine.takeTurn();
  const time = async (work: () => void | Promise<void>): Promise<number> => {
    if (timedBy === 'gpu') return watch.time(work);
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };
  if (engine.forward) forwardMs.push(await time(engine.forward));
  stepMs.push(await time(engine.step));
}

/** The style bench's picture, as the network reads it. */
function rgbPicture(size: PixelSize): RgbPicture {
  const {data} = testPicture(size);
  const values = new Float32Array(size.width * size.height * 3);
  for (let index = 0; index < values.length; index++) {
    values[index] = (data[Math.floor(index / 3) * 4 + (index % 3)] ?? 0) / 255;
  }
  return {...size, values};
}
