/** The page side of the bench: one engine, one size, frames at the camera's pace, timings read from the engine's own status. */
import type {NetworkBackend} from '../../../src/protocol/backend.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';
import {FIRST_DREAM} from '../../../src/protocol/dreams.ts';
import {FIRST_LENS, LENS_IDS, type LensId} from '../../../src/protocol/lenses.ts';
import {EngineHarness, SMALL_LAYOUT} from '../../support/engine-harness.ts';
import {BenchCamera} from './bench-camera.ts';

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

/** The lenses' case: each in turn in one engine, before frames at a camera's pace. */
export interface LensCase {
  readonly backend: NetworkBackend;
  readonly width: number;
  readonly height: number;
  /** Of each lens, after its first picture. */
  readonly seconds: number;
}

/** The engine at the end of one lens's time; null is the plain mirror. */
export interface LensResult {
  readonly lens: LensId | null;
  readonly status: EngineStatus;
}

declare global {
  interface Window {
    runDreamCase?: (dreamCase: DreamCase) => Promise<EngineStatus>;
    runLensCase?: (lensCase: LensCase) => Promise<readonly LensResult[]>;
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

/** What rates are counted over (src/engine/meters.ts) lies behind the first of these steps. */
const WARM_UP_STEPS = 4;

window.runDreamCase = async ({backend, width, height, seconds}): Promise<EngineStatus> => {
  const engine = new EngineHarness({backend}, {...SMALL_LAYOUT, size: {width, height}});
  try {
    await engine.first('dream-ready');
    engine.post({kind: 'dream', dream: FIRST_DREAM});
    const camera = await BenchCamera.open({width, height});
    await feed(engine, camera, ({dream}) => (dream?.steps ?? 0) >= WARM_UP_STEPS);
    const endsAt = performance.now() + seconds * 1000;
    return await feed(engine, camera, () => performance.now() >= endsAt);
  } finally {
    engine.dispose();
  }
};

/** A lens that has not come to its end by then is left: its cost is not known. */
const LONGEST_LENS_SECONDS = 60;

window.runLensCase = async ({backend, width, height, seconds}): Promise<readonly LensResult[]> => {
  const size = {width, height};
  const engine = new EngineHarness({backend}, {...SMALL_LAYOUT, size, lensArea: {x: 0, y: 0, ...size}});
  const results: LensResult[] = [];
  try {
    const {styles} = await engine.first('ready');
    // A style for the lens that paints; without strength the mirror itself stays plain.
    engine.look({style: styles[0]?.id ?? null, strength: 0});
    await engine.first('dream-ready');
    const camera = await BenchCamera.open(size);
    for (const lens of [null, ...LENS_IDS]) {
      await engine.sendFrame(await camera.next());
      if (lens !== null) {
        const begun = Promise.race([engine.next('lens-report'), engine.next('trouble')]);
        engine.post({kind: 'lens', lens: {...FIRST_LENS, lens}});
        if ((await begun).kind === 'trouble') continue;
      }
      const startedAt = performance.now();
      const status = await feed(engine, camera, ({lens: seen}) => {
        const elapsed = (performance.now() - startedAt) / 1000;
        const isKnown = lens === null || (seen !== null && seen.cost.medianMs !== null);
        return elapsed >= LONGEST_LENS_SECONDS || (elapsed >= seconds && isKnown);
      });
      results.push({lens, status});
    }
    return results;
  } finally {
    engine.dispose();
  }
};

/** Sends the camera's frames until the engine's status says that it is enough. */
async function feed(
  engine: EngineHarness,
  camera: BenchCamera,
  isEnough: (status: EngineStatus) => boolean,
): Promise<EngineStatus> {
  for (let phase = 0; ; phase++) {
    await engine.sendFrame(await camera.next());
    if (phase % 10 !== 0) continue;
    const status = await engine.status();
    if (isEnough(status)) return status;
  }
}
