/** The perception network's half of the processor's bench: all find the same, and take turns. */
import type {PixelSize} from '../../../src/protocol/units.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {seededRandom} from '../../support/network/random-network.ts';
import {randomPicture} from '../../support/network/random-perception.ts';
import {median, p95} from '../style/statistics.ts';
import type {PerceptionEngine, PerceptionTask} from './perception-engines.ts';
import type {ProcessorRow} from './run-processor-bench.ts';

/** Questions before timing starts: V8 compiles again what is often called. */
const WARM_UP_ROUNDS = 3;

/** Relative distance that an engine's answer may have from the first one's. */
const TOLERANCE = 1e-2;

const TASKS: readonly PerceptionTask[] = ['forward', 'gradient'];

/**
 * Asks every engine at every size. A gradient goes forward and back.
 * @throws Error when an engine finds something else than the first.
 */
export async function runPerceptionBench(
  engines: readonly PerceptionEngine[],
  sizes: readonly PixelSize[],
  rounds: number,
): Promise<readonly ProcessorRow[]> {
  const rows: ProcessorRow[] = [];
  for (const size of sizes) {
    // With noise: in a flat picture, rounding would decide what a max-pool chooses.
    const picture = randomPicture(size.width, size.height, seededRandom(1));
    for (const task of TASKS) {
      const times = new Map<string, number[]>();
      let reference: Float32Array | null = null;
      for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
        for (const {name, takeTurn, ask} of engines) {
          await takeTurn();
          const startedAt = performance.now();
          const found = await ask(task, picture);
          const tookMs = performance.now() - startedAt;
          if (found === null) continue;
          reference ??= found;
          if (round < 0) checkAgreement(name, found, reference);
          else times.set(name, [...(times.get(name) ?? []), tookMs]);
        }
      }
      for (const [engine, taken] of times) {
        rows.push({network: `perception ${task}`, engine, ...size, medianMs: median(taken), p95Ms: p95(taken)});
      }
    }
  }
  return rows;
}

function checkAgreement(name: string, found: Float32Array, reference: Float32Array): void {
  const distance = relativeDistance(found, reference);
  if (!(distance < TOLERANCE)) throw new Error(`${name} finds something else: ${distance} off`);
}
