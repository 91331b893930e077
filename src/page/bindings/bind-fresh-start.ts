/**
 * Ends a visit when nobody has been there for the time that the operator has set: everything is as
 * the operator's address says, for whoever comes next.
 */
import {PLAIN_SHOW} from '../../protocol/show.ts';
import type {EnginePort} from '../ports.ts';
import type {AppState} from '../state/app-state.ts';
import type {AppStore} from '../state/app-store.ts';
import {showOf} from '../state/show-of.ts';
import {isAsStarted, type FreshStart} from '../state/start-afresh.ts';
import {AloneClock} from './alone-clock.ts';
import {isRestingMouse, TOUCHES} from './touches.ts';

/** Under `npm run kiosk`, where the operator has set nothing else. */
const KIOSK_SECONDS = 75;

/** What a fresh start touches. */
export interface FreshStartParts {
  readonly store: AppStore;
  readonly engine: Pick<EnginePort, 'setShow'>;
  /** Takes pictures: one that waits for its decision is dropped. */
  readonly shots: {end(): void};
  readonly fresh: FreshStart;
}

/** Binds for as long as the page lives. */
export function bindFreshStart(parts: FreshStartParts): void {
  const {store, fresh} = parts;
  const clock = new AloneClock();
  const announce = (inSeconds: number | null): void => {
    store.dispatch({kind: 'fresh-start-announced', inSeconds});
  };
  for (const name of TOUCHES) {
    window.addEventListener(
      name,
      (event) => {
        if (isRestingMouse(event)) return;
        clock.touch();
        announce(null);
      },
      {capture: true, passive: true},
    );
  }
  setInterval(() => {
    const {state} = store;
    const limit = limitOf(state);
    const verdict = clock.tick({
      limit,
      isComputing: isComputing(state),
      isAsStarted: limit === null || (isAsStarted(state, fresh) && !isZoomed()),
    });
    if (verdict.kind === 'over') startAfresh(parts);
    else announce(verdict.kind === 'announced' ? verdict.inSeconds : null);
  }, 1000);
}

/** Seconds alone after which a visit is over; null for never. */
export function limitOf({settings, pinned}: Pick<AppState, 'settings' | 'pinned'>): number | null {
  switch (settings.startAfresh) {
    case 'auto':
      return pinned.kiosk ? KIOSK_SECONDS : null;
    case 'never':
      return null;
    default:
      return Number(settings.startAfresh);
  }
}

/** A picture being finished, a network being fetched, a lens that refines what it shows. */
function isComputing({shot, engine, lensReport, mode}: AppState): boolean {
  const isRefining = mode === 'lens' && lensReport !== null && lensReport.findings.share < 1;
  return shot.kind === 'finishing' || engine.dreamProgress !== null || engine.lensProgress !== null || isRefining;
}

function startAfresh({store, engine, shots, fresh}: FreshStartParts): void {
  shots.end();
  // In between the engine shows nothing of its own: what a lens or a dream remembers goes.
  engine.setShow(PLAIN_SHOW);
  store.dispatch({kind: 'started-afresh', ...fresh});
  engine.setShow(showOf(store.state));
  resetZoom();
}

function isZoomed(): boolean {
  return (window.visualViewport?.scale ?? 1) > 1.01;
}

/** No function of the browser does it; a page that allows no zoom for a moment is drawn at 1. */
function resetZoom(): void {
  const meta = document.querySelector('meta[name=viewport]');
  const content = meta?.getAttribute('content');
  if (!isZoomed() || !meta || !content) return;
  meta.setAttribute('content', `${content}, maximum-scale=1`);
  requestAnimationFrame(() => {
    meta.setAttribute('content', content);
  });
}
