/**
 * Tells the kiosk's launcher that the page lives, so that one that crashed or hangs is opened anew.
 * A beat says which version runs and whether a picture is on the screen; nothing of the picture,
 * nothing about a person, and only to the page's own server.
 */
import type {AppState} from '../state/app-state.ts';
import type {AppStore} from '../state/app-store.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** The launcher takes 30 seconds of silence for the end: five beats may get lost. */
const BEAT_MS: Milliseconds = 5000;

const HEARTBEAT_URL = `${import.meta.env.BASE_URL}__pareidolia/heartbeat`;

/** What the launcher reads of a page; scripts/lib/server/heartbeat-box.mjs has the same words. */
type PageState = 'picture' | 'waiting' | 'hidden';

/** Binds for as long as the page lives, and only in a kiosk. */
export function bindHeartbeat(store: AppStore, version: string): void {
  if (!store.state.pinned.kiosk) return;
  const beat = () => {
    if (document.visibilityState === 'visible') {
      // Said only once the browser draws: a page that no longer reaches the screen falls silent.
      requestAnimationFrame(() => {
        send({version, state: pageStateOf(store.state)});
      });
    } else {
      // A hidden page draws nothing, and is not dead.
      send({version, state: 'hidden'});
    }
  };
  beat();
  setInterval(beat, BEAT_MS);
}

/** The plain mirror is a picture, too: the engine has its own restarts. */
function pageStateOf({engine, sourceState}: AppState): PageState {
  return engine.isShowing || sourceState.kind === 'live' ? 'picture' : 'waiting';
}

function send(beat: {readonly version: string; readonly state: PageState}): void {
  fetch(HEARTBEAT_URL, {method: 'POST', body: JSON.stringify(beat), cache: 'no-store'}).catch(() => {
    // The server restarts, or is no server of ours. The launcher counts what it hears.
  });
}
