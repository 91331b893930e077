/**
 * Ties the camera and dropped files to the state: what is wanted is started, and what became of it
 * is told.
 */
import {toFailure} from '../../protocol/errors.ts';
import type {PageSourcePort} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {AppState} from '../state/app-state.ts';
import type {AppStore} from '../state/app-store.ts';
import {cameraOf} from '../state/settings.ts';

/** A camera that needs no question is there in less; after it the still life fills in. */
const CAMERA_PATIENCE_MS: Milliseconds = 2500;

/** What the visitor asks of the sources. */
export interface SourceControl {
  /** Starts the camera, again if need be: a tap that answers a failure or the first invitation. */
  useCamera(): void;
  /**
   * Shows the first of these pictures and videos that can be shown. Where there is none, the
   * mirror goes on as it was, and says so.
   */
  useFiles(files: readonly Blob[]): void;
}

/**
 * Binds for as long as the page lives, and starts what the state wants.
 *
 * @param isCameraGranted Whether the browser would start the camera without asking.
 */
export function bindSource(
  store: AppStore,
  source: PageSourcePort,
  isCameraGranted: () => Promise<boolean>,
): SourceControl {
  /** Counts what was dropped. */
  let drops = 0;
  const startCamera = () => {
    source.useCamera(cameraOf(store.state.settings));
  };
  source.on((state) => {
    store.dispatch({kind: 'source-changed', state});
    // A camera that was allowed once will be allowed again: from now on the mirror waits for it
    // instead of showing the still life.
    if (state.kind === 'live') store.dispatch({kind: 'camera-expected', isExpected: true});
  });
  store.subscribe((next, previous) => {
    if (next.source !== previous.source) {
      if (next.source === 'camera') startCamera();
      else if (previous.source !== 'scene') source.stop();
    } else if (next.source === 'camera' && needsRestart(next, previous)) {
      startCamera();
    }
  });
  if (store.state.source === 'camera') void startFirst(store, startCamera, isCameraGranted);

  return {
    useCamera: () => {
      store.dispatch({kind: 'notice-closed'});
      if (store.state.source === 'camera') startCamera();
      else store.dispatch({kind: 'source-chosen', source: 'camera'});
    },
    useFiles: (files) => {
      const drop = ++drops;
      const {source: before} = store.state;
      // Files open in their own time: what was chosen after them stays.
      const isWanted = (): boolean => drop === drops && store.state.source === before;
      void showFile(store, source, files, isWanted);
    },
  };
}

/** Checked first and switched then: what is on screen gives way only to what can be shown. */
async function showFile(
  store: AppStore,
  source: PageSourcePort,
  files: readonly Blob[],
  isWanted: () => boolean,
): Promise<void> {
  try {
    const file = await source.openFile(files);
    if (!isWanted()) {
      file.close();
      return;
    }
    store.dispatch({kind: 'source-chosen', source: 'file'});
    source.useFile(file);
  } catch (error) {
    store.dispatch({kind: 'failure-noted', failure: toFailure(error, 'file-unreadable'), isShown: true});
  }
}

async function startFirst(store: AppStore, startCamera: () => void, isCameraGranted: () => Promise<boolean>) {
  // The camera is asked for at once; whether it will answer by itself only decides what is shown
  // meanwhile.
  startCamera();
  if (!(await isCameraGranted())) return;
  store.dispatch({kind: 'camera-expected', isExpected: true});
  setTimeout(() => {
    if (store.state.sourceState.kind !== 'live') store.dispatch({kind: 'camera-expected', isExpected: false});
  }, CAMERA_PATIENCE_MS);
}

function needsRestart(next: AppState, previous: AppState): boolean {
  const a = next.settings;
  const b = previous.settings;
  return a.deviceId !== b.deviceId || a.facing !== b.facing || a.resolution !== b.resolution;
}
