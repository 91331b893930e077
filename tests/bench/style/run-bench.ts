/**
 * The bench itself, the same in Node and in a page: checks that all engines paint the same, then
 * times them in turns.
 */
import type {SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import type {BenchEngine, BenchJob, EngineEntry} from './bench-engine.ts';
import {measureCeilings, type Ceilings} from './ceilings.ts';
import {DispatchMeter} from './dispatch-meter.ts';
import {listEngines} from './engine-list.ts';
import {GpuStopwatch} from './gpu-stopwatch.ts';
import {gigaMultiplyAdds} from './multiply-adds.ts';
import {median, p95} from './statistics.ts';
import {testPicture} from './test-picture.ts';

/** Frames before timing starts: shaders compile, pools fill. */
const WARM_UP_FRAMES = 2;
/** Mean absolute difference an engine may have from the first row, in 1/255. */
const TOLERANCE = 2;

/** One row, as it is written to the JSON file. */
export interface BenchRow extends PixelSize {
  readonly engine: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Dispatches of one frame; 0 on the processor. */
  readonly dispatches: number;
  /** Bytes of GPU buffers and textures that the engine holds; 0 on the processor. */
  readonly bytes: number;
}

/** Everything the run found out. */
export interface BenchResult {
  readonly adapter: string;
  readonly isSoftware: boolean;
  readonly hasF16: boolean;
  readonly hasOnnx: boolean;
  readonly method: string;
  readonly rounds: number;
  readonly ceilings: Ceilings;
  /** Thousand million multiply-adds of one frame, by 'width x height'. */
  readonly gmacs: Readonly<Record<string, number>>;
  readonly rows: readonly BenchRow[];
}

/** What to run. */
export interface BenchPlan extends Omit<BenchJob, 'pixels' | 'mix'> {
  readonly sizes: readonly PixelSize[];
  /** Timed frames of each row. */
  readonly rounds: number;
  readonly shapes: boolean;
  readonly onProgress: (line: string) => void;
}

/**
 * Runs every engine at every size.
 * @throws Error when an engine paints something else than the first.
 */
export async function runBench(plan: BenchPlan): Promise<BenchResult> {
  const {gpu, sizes, rounds, network} = plan;
  const {device} = gpu;
  const hasF16 = device.features.has('shader-f16');
  const hasOnnx = plan.onnx !== null;
  const isSoftware = isSoftwareAdapter(gpu);
  const meters = {ledger: new ResourceLedger(device), dispatches: new DispatchMeter(device)};
  const watch = new GpuStopwatch(device);
  const ceilings = await measureCeilings(device, watch, isSoftware);
  const entries = listEngines({hasF16, hasOnnx, isSoftware, shapes: plan.shapes});
  const mix = network.file.styles.map((_, style) => Number(style === 0));
  const rows: BenchRow[] = [];
  for (const size of sizes) {
    const job = {...plan, pixels: testPicture(size), mix};
    const lanes = await startLanes(entries, job, meters, plan.onProgress);
    try {
      checkAgreement(lanes);
      // In turns, so that a warm or busy machine slows all engines alike.
      for (let round = 0; round < rounds; round++) {
        plan.onProgress(`${size.width}x${size.height}: round ${round + 1} of ${rounds}`);
        for (const lane of lanes) lane.times.push(await timeFrame(lane, watch));
      }
    } finally {
      for (const {engine} of lanes) await engine.dispose();
    }
    rows.push(...lanes.map((lane) => toRow(lane, size)));
  }
  watch.dispose();
  const gmacs = Object.fromEntries(
    sizes.map((size) => [`${size.width}x${size.height}`, gigaMultiplyAdds(network.file.ops, size)]),
  );
  const {method} = watch;
  return {adapter: nameOf(gpu), isSoftware, hasF16, hasOnnx, method, rounds, ceilings, gmacs, rows};
}

/** Whether an adapter computes on the processor: there only small sizes make sense. */
export function isSoftwareAdapter({info}: SharedGpu): boolean {
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe/i.test(nameOf({info}));
}

/** An engine at one size with what was measured of it. */
interface Lane {
  readonly entry: EngineEntry;
  readonly engine: BenchEngine;
  readonly painted: Float32Array;
  readonly dispatches: number;
  readonly bytes: number;
  readonly times: number[];
}

interface Meters {
  readonly ledger: ResourceLedger;
  readonly dispatches: DispatchMeter;
}

async function startLanes(
  entries: readonly EngineEntry[],
  job: BenchJob,
  {ledger, dispatches}: Meters,
  onProgress: (line: string) => void,
): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  for (const entry of entries) {
    onProgress(`${job.pixels.width}x${job.pixels.height}: ${entry.name} starts`);
    const bytesBefore = ledger.counts().bytes;
    const engine = await entry.create(job);
    await engine.takeTurn();
    for (let frame = 0; frame < WARM_UP_FRAMES; frame++) await engine.paint();
    const before = dispatches.count;
    await engine.paint();
    const counted = dispatches.count - before;
    // Reading back allocates for itself, so memory is looked at first.
    const bytes = ledger.counts().bytes - bytesBefore;
    lanes.push({entry, engine, painted: await engine.read(), dispatches: counted, bytes, times: []});
  }
  return lanes;
}

/** An engine that paints another picture fails the bench, however fast it is. */
function checkAgreement([first, ...others]: readonly Lane[]): void {
  if (first === undefined) throw new Error('the bench has no engine');
  for (const {entry, painted} of others) {
    const sum = painted.reduce((total, value, at) => total + Math.abs(value - (first.painted[at] ?? NaN)), 0);
    const difference = (255 * sum) / painted.length;
    if (!(difference <= TOLERANCE)) {
      throw new Error(`${entry.name} differs from ${first.entry.name} by ${difference.toFixed(2)}/255 on average`);
    }
  }
}

async function timeFrame({entry, engine}: Lane, watch: GpuStopwatch): Promise<number> {
  await engine.takeTurn();
  if (entry.runsOn === 'gpu') return watch.time(engine.paint);
  const startedAt = performance.now();
  await engine.paint();
  return performance.now() - startedAt;
}

function toRow({entry, dispatches, bytes, times}: Lane, {width, height}: PixelSize): BenchRow {
  const onGpu = entry.runsOn === 'gpu';
  return {
    engine: entry.name,
    width,
    height,
    medianMs: median(times),
    p95Ms: p95(times),
    dispatches: onGpu ? dispatches : 0,
    bytes: onGpu ? bytes : 0,
  };
}

/** The adapter in words. */
export function nameOf({info}: Pick<SharedGpu, 'info'>): string {
  return [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(' ') || 'unnamed adapter';
}
