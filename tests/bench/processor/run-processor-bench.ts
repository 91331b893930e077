/** The processor's bench: all engines must paint the same, then they are timed in turns. */
import type {PixelSize} from '../../../src/protocol/units.ts';
import type {BenchEngine} from '../style/bench-engine.ts';
import {median, p95} from '../style/statistics.ts';
import {testPicture} from '../style/test-picture.ts';
import type {ProcessorEntry, ProcessorJob} from './processor-engines.ts';

/** Frames before timing starts: V8 compiles again what is often called. */
const WARM_UP_FRAMES = 3;

/** Mean absolute difference an engine may have from the first row, in 1/255. */
const TOLERANCE = 1;

/** One row of the table. */
export interface ProcessorRow extends PixelSize {
  readonly network: string;
  readonly engine: string;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** What to run. */
export interface ProcessorPlan {
  readonly networks: readonly {
    readonly name: string;
    readonly network: ProcessorJob['network'];
    readonly onnx: Uint8Array | null;
  }[];
  readonly entries: readonly ProcessorEntry[];
  readonly sizes: readonly PixelSize[];
  readonly rounds: number;
  readonly onProgress: (line: string) => void;
}

interface Lane {
  readonly name: string;
  readonly engine: BenchEngine;
  readonly times: number[];
}

/**
 * Runs every engine on every network at every size.
 * @throws Error when an engine paints something else than the first.
 */
export async function runProcessorBench({
  networks,
  entries,
  sizes,
  rounds,
  onProgress,
}: ProcessorPlan): Promise<readonly ProcessorRow[]> {
  const rows: ProcessorRow[] = [];
  for (const {name: networkName, network, onnx} of networks) {
    for (const size of sizes) {
      onProgress(`${networkName} at ${size.width}x${size.height}: ${rounds} rounds`);
      const mix = network.file.styles.map((_, style) => Number(style === 0));
      const lanes: Lane[] = [];
      for (const {name, create} of entries) {
        lanes.push({name, engine: await create({network, onnx, pixels: testPicture(size), mix}), times: []});
      }
      await checkAgreement(lanes);
      for (let round = -WARM_UP_FRAMES; round < rounds; round++) {
        for (const {engine, times} of lanes) {
          await engine.takeTurn();
          const startedAt = performance.now();
          await engine.paint();
          if (round >= 0) times.push(performance.now() - startedAt);
        }
      }
      for (const {engine} of lanes) await engine.dispose();
      rows.push(
        ...lanes.map(({name, times}) => ({
          network: networkName,
          engine: name,
          ...size,
          medianMs: median(times),
          p95Ms: p95(times),
        })),
      );
    }
  }
  return rows;
}

async function checkAgreement(lanes: readonly Lane[]): Promise<void> {
  const pictures: {readonly name: string; readonly rgb: Float32Array}[] = [];
  for (const {name, engine} of lanes) {
    await engine.takeTurn();
    pictures.push({name, rgb: await engine.read()});
  }
  const [reference] = pictures;
  for (const {name, rgb} of pictures) {
    const sum = rgb.reduce((total, value, index) => total + Math.abs(value - (reference?.rgb[index] ?? NaN)), 0);
    const difference = (255 * sum) / rgb.length;
    if (!(difference < TOLERANCE)) throw new Error(`${name} paints something else: off by ${difference}/255`);
  }
}
