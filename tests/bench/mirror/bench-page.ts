/** The page side of the bench: one engine, one size, frames at the camera's pace, timings read from the engine's own status. */
import type {NetworkBackend} from '../../../src/protocol/backend.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';
import {FIRST_DREAM} from '../../../src/protocol/dreams.ts';
import {EngineHarness, SMALL_LAYOUT, testFrame} from '../../support/engine-harness.ts';

/** One case: the camera's and the network's size. */
export interface BenchCase {
  readonly backend: NetworkBackend;
  readonly width: number;
  readonly height: number;
  /** Main pictures to time, after as many as it takes to warm up. */
  readonly frames: number;
}

/** The dream's case: a canvas, and frames at a camera's pace. */
export interface DreamCase {
  readonly backend: NetworkBackend;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
}

declare global {
  interface Window {
    runDreamCase?: (dreamCase: DreamCase) => Promise<EngineStatus>;
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

/** A camera's pace. */
const FRAME_MS = 1000 / 30;

/** What rates are counted over (src/engine/meters.ts) lies behind the first of these steps. */
const WARM_UP_STEPS = 4;

window.runDreamCase = async ({backend, width, height, seconds}): Promise<EngineStatus> => {
  const engine = new EngineHarness({backend}, {...SMALL_LAYOUT, size: {width, height}});
  try {
    await engine.first('dream-ready');
    engine.post({kind: 'dream', dream: FIRST_DREAM});
    const feed = async (isEnough: (status: EngineStatus) => boolean): Promise<EngineStatus> => {
      for (let phase = 0; ; phase++) {
        const dueAt = performance.now() + FRAME_MS;
        await engine.sendFrame(testFrame(phase, width, height));
        while (performance.now() < dueAt) await new Promise(requestAnimationFrame);
        if (phase % 10 !== 0) continue;
        const status = await engine.status();
        if (isEnough(status)) return status;
      }
    };
    await feed(({dream}) => (dream?.steps ?? 0) >= WARM_UP_STEPS);
    const endsAt = performance.now() + seconds * 1000;
    return await feed(() => performance.now() >= endsAt);
  } finally {
    engine.dispose();
  }
};
