/**
 * The page side of the bench: one engine, one size, frames at the camera's pace, timings read from
 * the engine's own status.
 */
import type {NetworkBackend} from '../../../src/protocol/backend.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';
import {FIRST_DREAM} from '../../../src/catalogue/first-dream.ts';
import {lensWith} from '../../../src/catalogue/lens-options.ts';
import type {LensId} from '../../../src/catalogue/lenses.ts';
import {EngineHarness, SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';
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
  readonly lenses: readonly LensId[];
  /** How long each lens is timed, after its first run has ended and its pace has settled. */
  readonly seconds: number;
  /** A look that has not ended by then is of unknown length; the lens is timed all the same. */
  readonly longestLookSeconds: number;
}

/** The engine at the end of one lens's time; null is the plain mirror. */
export interface LensResult {
  readonly lens: LensId | null;
  readonly status: EngineStatus;
  /** Camera frames that the canvas was drawn with, over the timed seconds. */
  readonly shownPerSecond: number;
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

/**
 * The window over which rates are counted (src/engine/shared/meters.ts) ends before the first of
 * these steps.
 */
const WARM_UP_STEPS = 4;

window.runDreamCase = async ({backend, width, height, seconds}): Promise<EngineStatus> => {
  const engine = new EngineHarness({backend}, {...SMALL_LAYOUT, size: {width, height}});
  try {
    await engine.first('perception-found');
    engine.dream(FIRST_DREAM);
    const camera = await BenchCamera.open({width, height});
    await feed(engine, camera, ({dream}) => (dream?.steps ?? 0) >= WARM_UP_STEPS);
    const endsAt = performance.now() + seconds * 1000;
    return await feed(engine, camera, () => performance.now() >= endsAt);
  } finally {
    engine.dispose();
  }
};

/**
 * In this time a lens measures what it costs the mirror (src/engine/lenses/lens-pace.ts), and the
 * work of the lens before it ends.
 */
const SETTLING_SECONDS = 10;

window.runLensCase = async (lensCase): Promise<readonly LensResult[]> => {
  const {backend, width, height, lenses, seconds, longestLookSeconds} = lensCase;
  const size = {width, height};
  const engine = new EngineHarness(
    {backend, autotune: 'off'},
    {...SMALL_LAYOUT, size, lensArea: {x: 0, y: 0, ...size}},
  );
  const results: LensResult[] = [];
  try {
    const {styles} = await engine.first('ready');
    // A style for the lens that paints; without strength the mirror itself stays plain.
    engine.look({style: styles[0]?.id ?? null, strength: 0});
    await engine.first('perception-found');
    const camera = await BenchCamera.open(size);
    for (const lens of [null, ...lenses]) {
      await engine.sendFrame(await camera.next());
      if (lens !== null) {
        const begun = Promise.race([engine.next('lens-report'), engine.next('trouble')]);
        engine.lens(lensWith(lens));
        if ((await begun).kind === 'trouble') continue;
      }
      const hasPassed = stopwatch();
      await feed(engine, camera, ({lens: seen}) => {
        const isKnown = lens === null || (seen !== null && seen.cost.medianMs !== null);
        return hasPassed(longestLookSeconds) || (isKnown && hasPassed(SETTLING_SECONDS));
      });
      results.push({lens, ...(await timeShown(engine, camera, seconds))});
    }
    return results;
  } finally {
    engine.dispose();
  }
};

/** How often the canvas is drawn with a new frame, counted between two answers of the engine. */
async function timeShown(
  engine: EngineHarness,
  camera: BenchCamera,
  seconds: number,
): Promise<Omit<LensResult, 'lens'>> {
  const before = await engine.status();
  const startedAt = performance.now();
  const hasPassed = stopwatch();
  const status = await feed(engine, camera, () => hasPassed(seconds));
  const elapsed = (performance.now() - startedAt) / 1000;
  return {status, shownPerSecond: (status.shownFrames - before.shownFrames) / elapsed};
}

/** Starts now; the returned function says whether that many seconds have passed. */
function stopwatch(): (seconds: number) => boolean {
  const startedAt = performance.now();
  return (seconds) => performance.now() - startedAt >= seconds * 1000;
}

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
