/**
 * What the engine and the plain <video> mirror are shown, from the state.
 */
import type {EngineSource, FrameOrientation} from '../../../protocol/messages.ts';
import type {AppState} from '../app-state.ts';
import {cameraOrientationOf} from '../settings.ts';

/** The moment at which a frozen link shows the still life. */
const STILL_SECONDS = 0;

const AS_IT_IS: FrameOrientation = {mirrored: false, rotation: 0};

/** How the page source's picture stands: only the camera is mirrored and turned. */
export function orientationOf({source, settings}: AppState): FrameOrientation {
  return source === 'camera' ? cameraOrientationOf(settings) : AS_IT_IS;
}

/**
 * The engine's source. The still life fills in whenever the page has no picture of its own, except
 * for the short moment in which a camera comes that needs no question.
 */
export function engineSourceOf(state: AppState): EngineSource {
  const isComing = state.sourceState.kind === 'starting' && state.isCameraExpected;
  if (state.source !== 'scene' && (state.sourceState.kind === 'live' || isComing)) {
    return {kind: 'page', orientation: orientationOf(state)};
  }
  return {kind: 'scene', seed: state.seed, at: state.isSceneStill ? STILL_SECONDS : null};
}

/** Two sources for which the engine need not be told anything. */
export function isSameSource(a: EngineSource, b: EngineSource): boolean {
  // Both are plain data written by the same function: their text is their identity.
  return JSON.stringify(a) === JSON.stringify(b);
}
