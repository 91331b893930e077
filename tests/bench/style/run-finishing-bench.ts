/**
 * What the finishing pass costs beside the network: both on one device, in turns. The bar is a
 * quarter of the network's time at 640x360 for a display of 1920x1080.
 */
import type {PixelSize} from '../../../src/protocol/units.ts';
import {defaultShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import type {BenchJob} from './bench-engine.ts';
import {createFinishingEngine} from './engines/finishing-engine.ts';
import {createOwnEngine} from './engines/own-engine.ts';
import {GpuStopwatch} from './gpu-stopwatch.ts';
import {isSoftwareAdapter, nameOf, type BenchPlan} from './run-bench.ts';
import {median, p95} from './statistics.ts';
import {testPicture} from './test-picture.ts';

/** Frames before timing starts: shaders compile. */
const WARM_UP_FRAMES = 2;

/** What is finished; a smaller display gets a painting of its own size. */
const PAINTING = {width: 640, height: 360} as const;

/** One display, as it is written to the JSON file. */
export interface FinishingRow extends PixelSize {
  readonly painting: PixelSize;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The network's median for that painting. */
  readonly networkMs: number;
}

/** What the run found out. */
export interface FinishingResult {
  readonly adapter: string;
  readonly isSoftware: boolean;
  readonly method: string;
  readonly rounds: number;
  readonly rows: readonly FinishingRow[];
}

/** Times the pass for each display. */
export async function runFinishingBench(plan: BenchPlan): Promise<FinishingResult> {
  const {gpu, rounds, sizes} = plan;
  const watch = new GpuStopwatch(gpu.device);
  const rows: FinishingRow[] = [];
  for (const size of sizes) rows.push(await timeDisplay(plan, size, watch));
  watch.dispose();
  return {adapter: nameOf(gpu), isSoftware: isSoftwareAdapter(gpu), method: watch.method, rounds, rows};
}

async function timeDisplay(plan: BenchPlan, size: PixelSize, watch: GpuStopwatch): Promise<FinishingRow> {
  const {gpu, network, rounds, onProgress} = plan;
  const painting = size.width < PAINTING.width ? size : PAINTING;
  const mix = network.file.styles.map((_, style) => Number(style === 0));
  const job: BenchJob = {...plan, pixels: testPicture(painting), mix};
  const precision = gpu.device.features.has('shader-f16') ? 'f16' : 'f32';
  const shape = defaultShape({isFallbackAdapter: isSoftwareAdapter(gpu)});
  const [painter, finisher] = [await createOwnEngine(job, precision, shape), await createFinishingEngine(job, size)];
  const times = {painter: [] as number[], finisher: [] as number[]};
  for (let round = -WARM_UP_FRAMES; round < rounds; round++) {
    onProgress(`${size.width}x${size.height}: round ${round + 1} of ${rounds}`);
    const [painted, finished] = [await watch.time(painter.paint), await watch.time(finisher.paint)];
    if (round < 0) continue;
    times.painter.push(painted);
    times.finisher.push(finished);
  }
  await painter.dispose();
  finisher.dispose();
  const {width, height} = size;
  return {
    ...{width, height, painting: {width: painting.width, height: painting.height}},
    ...{medianMs: median(times.finisher), p95Ms: p95(times.finisher), networkMs: median(times.painter)},
  };
}
