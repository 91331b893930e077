/** The page side of the bench: one engine, one size, frames at the camera's pace, timings read from the engine's own status. */
import type {NetworkBackend} from '../../../src/protocol/backend.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';
import {EngineHarness, SMALL_LAYOUT} from '../../support/engine-harness.ts';

/** One case: the camera's and the network's size. */
export interface BenchCase {
  readonly backend: NetworkBackend;
  readonly width: number;
  readonly height: number;
  /** Main pictures to time, after as many as it takes to warm up. */
  readonly frames: number;
}

declare global {
  interface Window {
    runBenchCase?: (benchCase: BenchCase) => Promise<EngineStatus>;
  }
}

/** Pictures painted before timing starts: shaders compile and pools fill. */
const WARM_UP_FRAMES = 3;

window.runBenchCase = async ({backend, width, height, frames}): Promise<EngineStatus> => {
  const layout = {...SMALL_LAYOUT, size: {width, height}};
  const engine = new EngineHarness({backend, rung: {shortSide: Math.min(width, height), network: 'full'}}, layout);
  try {
    const {styles} = await engine.first('ready');
    engine.look({style: styles[0]?.id ?? null});
    await engine.paint(WARM_UP_FRAMES, width, height);
    return await engine.paint(frames, width, height);
  } finally {
    engine.dispose();
  }
};
